// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of what the panes show, for files and the clipboard.
#include "app/gui/main_window.h"
#include "core/base/atomic_file.h"
#include "widgets/to_qt.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>

namespace app {

void MainWindow::connectPictures() {
    connect(m_actions->savePicture, &QAction::triggered, this, [this] { savePicture(nullptr); });
    connect(m_actions->copyPicture, &QAction::triggered, this, [this] { copyPicture(nullptr); });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& position) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (widgets::Pane* pane : m_view->shownPanes())
            if (pane->rect().contains(pane->mapFrom(m_view, position))) addPictureOf(menu, pane);
        menu->addSeparator();
        menu->addActions({m_actions->savePicture, m_actions->copyPicture});
        menu->popup(m_view->mapToGlobal(position));
    });
}

void MainWindow::addPictureOf(QMenu* menu, widgets::Pane* pane) {
    if (!pane->canvas().hasPhoto()) return;
    connect(menu->addAction(tr("Save “%1”…").arg(pane->title())), &QAction::triggered, this,
            [this, pane] { savePicture(pane); });
    connect(menu->addAction(tr("Copy “%1”").arg(pane->title())), &QAction::triggered, this,
            [this, pane] { copyPicture(pane); });
}

void MainWindow::fillPictureMenu(QMenu* menu) {
    menu->clear();
    for (widgets::Pane* pane : m_view->shownPanes()) addPictureOf(menu, pane);
    if (menu->isEmpty()) menu->addAction(tr("Nothing is open"))->setEnabled(false);
}

void MainWindow::copyPicture(const widgets::Pane* pane) {
    const QImage image = m_view->picture(pane);
    if (image.isNull()) return showWarning(tr("No picture."), tr("There is nothing to show, or too little memory."));
    QGuiApplication::clipboard()->setImage(image);
    log(tr("Copied a picture of %1 × %2 pixels").arg(image.width()).arg(image.height()));
}

void MainWindow::savePicture(const widgets::Pane* pane) {
    const QImage image = m_view->picture(pane); // as it is now, whatever is done while a name is being chosen
    if (image.isNull()) return showWarning(tr("No picture."), tr("There is nothing to show, or too little memory."));
    const LoadedFrame* frame = m_controller.frame();
    const QString name = frame == nullptr ? QStringLiteral("kerbside") : widgets::toQt(frame->frame.name);
    QString file = QFileDialog::getSaveFileName(this, tr("Save the picture"), name + QStringLiteral("_compare.png"),
                                                tr("Pictures (*.png)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().compare(QLatin1String("png"), Qt::CaseInsensitive) != 0)
        file += QStringLiteral(".png");
    writePicture(image, file);
}

void MainWindow::writePicture(const QImage& image, const QString& file) {
    m_saving.start(
        [image, path = widgets::toPath(file)](std::stop_token, auto) -> core::Status {
            QByteArray bytes;
            QBuffer buffer(&bytes);
            if (!image.save(&buffer, "PNG"))
                return core::fail(core::ErrorCode::OutOfMemory, "{}: a picture of {}x{} could not be encoded.",
                                  path.string(), image.width(), image.height());
            return core::writeFileAtomically(path, std::string_view(bytes.constData(), std::size_t(bytes.size())));
        },
        [this, file, size = image.size()](const core::Status& written) {
            if (!written) return showError(tr("The picture was not saved."), written.error());
            const QString sentence = tr("%1 has %2 × %3 pixels.").arg(file).arg(size.width()).arg(size.height());
            m_messages->showMessage(widgets::MessageBar::Kind::Information, tr("Saved."), sentence);
            log(sentence);
        });
}

} // namespace app
