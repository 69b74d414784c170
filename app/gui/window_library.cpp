// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The library of the main window: its commands, and leafing through the frames that it shows.
#include "app/gui/main_window.h"
#include "widgets/library/note_dialog.h"
#include "widgets/to_qt.h"

#include <QAction>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QGuiApplication>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QSpinBox>

#include <utility>

namespace app {

namespace {

/// Which source marks belong to.
std::pair<std::filesystem::path, std::string> placeOf(const core::FrameSource& source) {
    return {source.path(), source.split()};
}

} // namespace

void MainWindow::connectLibrary() {
    const auto go = [this](QAction* action, auto frame) {
        connect(action, &QAction::triggered, this, [this, frame] {
            if (const int wanted = frame(); wanted >= 0) m_controller.showFrame(wanted);
        });
    };
    go(m_actions->previous, [this] { return m_library->neighbour(-1); });
    go(m_actions->next, [this] { return m_library->neighbour(1); });
    go(m_actions->first, [this] { return m_library->first(); });
    go(m_actions->last, [this] { return m_library->last(); });
    go(m_actions->previousUnreviewed, [this] { return m_library->nextUnreviewed(-1); });
    go(m_actions->nextUnreviewed, [this] { return m_library->nextUnreviewed(1); });
    connect(m_actions->filterFrames, &QAction::triggered, this, [this] {
        auto* dock = findChild<QDockWidget*>(QStringLiteral("library"));
        dock->show();
        dock->raise();
        m_library->panel()->filter().setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_library.get(), &Library::neighboursChanged, this, &MainWindow::updateNeighbours);
    m_controller.setNeighbours(
        [model = &m_library->panel()->model()](int frame, int step) { return model->neighbour(frame, step); });
    connect(m_library->panel(), &widgets::LibraryPanel::framesChanged, &m_controller,
            &CompareController::lookAheadAnew);
    connect(m_library.get(), &Library::splitChosen, this, &MainWindow::showSplit);
    connect(m_library.get(), &Library::failed, this, &MainWindow::showError);
    connect(m_library.get(), &Library::noted, this, &MainWindow::log);
    connect(m_library.get(), &Library::framesGone, this,
            [this](const QString& sentence) { showWarning(tr("Frames are gone."), sentence); });
    connect(m_actions->lookForChanges, &QAction::triggered, this, [this] { m_library->lookForChanges(); });
    connect(&m_controller, &CompareController::framesRelisted, this, &MainWindow::showFrameCount);
    connectMarks();
}

void MainWindow::updateNeighbours() {
    const int index = m_controller.index();
    const bool open = m_controller.source() != nullptr;
    m_actions->previous->setEnabled(open && m_library->neighbour(-1) >= 0);
    m_actions->next->setEnabled(open && m_library->neighbour(1) >= 0);
    m_actions->first->setEnabled(open && m_library->first() >= 0 && m_library->first() != index);
    m_actions->last->setEnabled(open && m_library->last() >= 0 && m_library->last() != index);
    m_actions->previousUnreviewed->setEnabled(open && m_library->nextUnreviewed(-1) >= 0);
    m_actions->nextUnreviewed->setEnabled(open && m_library->nextUnreviewed(1) >= 0);
    m_actions->filterFrames->setEnabled(open);
    m_actions->lookForChanges->setEnabled(open && m_library->watch().isPossible());
}

void MainWindow::showFrameCount() {
    const QSignalBlocker quiet(m_frameBox);
    m_frameBox->setRange(1, m_controller.frameCount());
    m_frameCount->setText(QStringLiteral("/ %1 ").arg(m_controller.frameCount()));
}

// Marks

void MainWindow::connectMarks() {
    FrameMarks& marks = m_library->marks();
    auto& tree = m_library->panel()->tree();
    connect(m_actions->reviewed, &QAction::triggered, this,
            [this](bool on) { m_library->setReviewed(m_library->selectedNames(), on); });
    connect(m_actions->editNote, &QAction::triggered, this, &MainWindow::editNote);
    connect(m_actions->exportNotes, &QAction::triggered, this, &MainWindow::exportNotes);
    connect(m_actions->undo, &QAction::triggered, &marks.steps(), &QUndoStack::undo);
    connect(m_actions->redo, &QAction::triggered, &marks.steps(), &QUndoStack::redo);
    connect(&marks.steps(), &QUndoStack::indexChanged, this, &MainWindow::updateMarks);
    connect(&marks, &FrameMarks::changed, this, &MainWindow::updateMarks);
    connect(&marks, &FrameMarks::loaded, this, &MainWindow::updateMarks);
    connect(&marks, &FrameMarks::exported, this, [this](const QString& path, int frames) {
        const QString sentence = tr("Notes of %n frames are in %1.", nullptr, frames).arg(path);
        m_messages->showMessage(widgets::MessageBar::Kind::Information, tr("Exported."), sentence);
        log(sentence);
    });
    connect(&m_controller, &CompareController::sourceOpened, this, &MainWindow::updateMarks);
    connect(&m_controller, &CompareController::frameChanged, this, &MainWindow::updateMarks);
    connect(tree.selectionModel(), &QItemSelectionModel::selectionChanged, this, &MainWindow::updateMarks);
    connect(&tree, &QWidget::customContextMenuRequested, this, &MainWindow::showLibraryMenu);
}

void MainWindow::updateMarks() {
    FrameMarks& marks = m_library->marks();
    const auto name = [](const QString& verb, const QString& step) {
        return step.isEmpty() ? verb : QStringLiteral("%1: %2").arg(verb, step);
    };
    m_actions->undo->setEnabled(marks.steps().canUndo());
    m_actions->undo->setText(name(tr("&Undo"), marks.steps().undoText()));
    m_actions->redo->setEnabled(marks.steps().canRedo());
    m_actions->redo->setText(name(tr("Red&o"), marks.steps().redoText()));
    for (QAction* action : {m_actions->reviewed, m_actions->editNote, m_actions->exportNotes})
        action->setEnabled(marks.isLoaded());
    m_actions->reviewed->setChecked(marks.isLoaded() && m_library->areReviewed(m_library->selectedNames()));
}

void MainWindow::showLibraryMenu(const QPoint& position) {
    if (m_controller.source() == nullptr) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_actions->reviewed, m_actions->editNote});
    auto* flags = menu->addMenu(tr("&Flags"));
    flags->setEnabled(m_library->marks().isLoaded());
    fillFlagMenu(flags);
    menu->addSeparator();
    connect(menu->addAction(tr("&Copy the names")), &QAction::triggered, this, [this] {
        QStringList names;
        for (const std::string& name : m_library->selectedNames()) names << widgets::toQt(name);
        QGuiApplication::clipboard()->setText(names.join(QLatin1Char('\n')));
    });
    menu->addSeparator();
    menu->addActions({m_actions->undo, m_actions->redo});
    menu->addSeparator();
    menu->addActions({m_actions->exportNotes, m_actions->lookForChanges});
    menu->popup(m_library->panel()->tree().viewport()->mapToGlobal(position));
}

void MainWindow::fillFlagMenu(QMenu* menu) {
    const auto frames = m_library->selectedNames();
    for (const std::string& flag : m_library->marks().flags()) {
        auto* action = menu->addAction(widgets::toQt(flag).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(m_library->haveFlag(frames, flag));
        connect(action, &QAction::triggered, this,
                [this, frames, flag](bool on) { m_library->setFlag(frames, flag, on); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("&New flag…")), &QAction::triggered, this, [this, frames] {
        const auto owner = placeOf(*m_controller.source());
        const QString flag = QInputDialog::getText(this, tr("New flag"), tr("One word, such as night:")).trimmed();
        if (!flag.isEmpty() && placeOf(*m_controller.source()) == owner)
            m_library->setFlag(frames, flag.toStdString(), true);
    });
}

void MainWindow::editNote() {
    const auto& frames = m_controller.source()->frames();
    const std::string frame = frames[static_cast<std::size_t>(m_controller.index())].name;
    FrameMarks& marks = m_library->marks();
    QStringList flags;
    for (const std::string& flag : marks.flags()) flags << widgets::toQt(flag);
    auto* dialog = new widgets::NoteDialog(widgets::toQt(frame), marks.of(frame), flags, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Frames of another source may have the same names.
    const auto owner = placeOf(*m_controller.source());
    connect(dialog, &QDialog::accepted, this, [this, dialog, frame, owner] {
        if (placeOf(*m_controller.source()) != owner)
            return showWarning(
                tr("The note was not kept."),
                tr("Another source was opened meanwhile. The note was: %1").arg(widgets::toQt(dialog->note().text)));
        m_library->marks().change(tr("Note on %1").arg(widgets::toQt(frame)), {frame},
                                  [note = dialog->note()](core::FrameNote& old) { old = note; });
    });
    dialog->open();
}

void MainWindow::exportNotes() {
    const QString csv = tr("Table (*.csv)"), json = tr("As kept in the workspace (*.json)");
    QFileDialog dialog(this, tr("Export notes"), {}, csv + QStringLiteral(";;") + json);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("csv")); // by the dialog, which asks before a file is replaced
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&dialog, csv](const QString& chosen) {
        dialog.setDefaultSuffix(chosen == csv ? QStringLiteral("csv") : QStringLiteral("json"));
    });
    dialog.selectFile(QStringLiteral("notes"));
    if (dialog.exec() == QDialog::Accepted)
        m_library->marks().exportTo(widgets::toPath(dialog.selectedFiles().constFirst()));
}

} // namespace app
