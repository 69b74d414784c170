// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be opened in the main window, and the ways to do it.
#include "app/gui/main_window.h"
#include "app/gui/path_kind.h"
#include "app/gui/slot_actions.h"
#include "app/gui/slot_menu.h"
#include "core/store/demo_models.h"
#include "widgets/to_qt.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMimeData>
#include <QStackedWidget>

#include <algorithm>
#include <utility>

namespace app {

void MainWindow::openSource(const QString& path) {
    m_controller.open(widgets::toPath(path));
    updateState();
}

void MainWindow::openModel(const QString& ref, int slot) { m_shelf.find(ref, slot); }

void MainWindow::openStreet(const char* path) {
    openSource(QString::fromLatin1(path));
    for (int i = 0; i < kSlots; ++i)
        if (m_controller.slot(i).model) return;
    using Found = std::vector<core::ModelEntry>;
    m_shelf.run<Found>(
        [workspace = m_shelf.workspace()] {
            auto models = workspace.models();
            return models ? std::move(*models) : Found{}; // the list of the workspace's models tells what is wrong
        },
        [this](const Found& models) { takeDemoModels(models); });
}

void MainWindow::takeDemoModels(const std::vector<core::ModelEntry>& models) {
    int slot = 0;
    for (const std::string_view name : core::kDemoModels) {
        const auto demo = std::ranges::find(models, name, &core::ModelEntry::name);
        if (demo != models.end() && demo->card && !m_controller.slot(slot).model) takeModel(*demo, slot++);
    }
    if (slot > 0 || m_controller.firstEmptySlot() != 0) return;
    m_messages->showMessage(widgets::MessageBar::Kind::Information, tr("There are no demo models here."),
                            tr("Drop a checkpoint onto the window, or choose a model, to segment this street."));
}

void MainWindow::openPaths(const QStringList& paths, int slot) {
    m_messages->hide();
    QStringList sources;
    for (const QString& path : paths) {
        switch (kindOf(widgets::toPath(path))) {
        case PathKind::Source: sources << path; break;
        case PathKind::Predictions: openPredictions(path, std::exchange(slot, -1)); break;
        case PathKind::Model: openModel(path, std::exchange(slot, -1)); break;
        case PathKind::Checkpoint: m_shelf.readCheckpoint(path, std::exchange(slot, -1)); break;
        case PathKind::Evaluation: m_charts->openEvaluation(path); break;
        case PathKind::Missing:
            showError(
                tr("Nothing was opened."),
                {core::ErrorCode::NotFound, fmt::format("{}: there is no such file or folder.", path.toStdString())});
            break;
        case PathKind::Unknown:
            showError(tr("Nothing was opened."),
                      {core::ErrorCode::Unsupported, fmt::format("{}: this is no picture, video, folder, list of "
                                                                 "frames, model or checkpoint that Kerbside can open.",
                                                                 path.toStdString())});
            break;
        }
    }
    if (sources.isEmpty()) return;
    const QString opened = sources.takeFirst();
    if (opened == QString::fromLatin1(core::kScenesPath))
        openStreet();
    else
        openSource(opened);
    if (sources.isEmpty()) return;
    for (QString& path : sources) path = QFileInfo(path).fileName();
    showWarning(tr("One source at a time."),
                tr("%1 is opened, and left out are: %2. Open a folder to see all of its pictures.")
                    .arg(QFileInfo(opened).fileName(), sources.join(QStringLiteral(", "))));
}

void MainWindow::chooseDataset() {
    const QString path = QFileDialog::getExistingDirectory(this, tr("Open a Cityscapes root"));
    if (!path.isEmpty()) openSource(path);
}

void MainWindow::chooseFolder() {
    const QString path = QFileDialog::getExistingDirectory(this, tr("Open a folder of pictures"));
    if (!path.isEmpty()) openSource(path);
}

void MainWindow::choosePicture() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a picture"), {},
        tr("Pictures (*.png *.jpg *.jpeg *.bmp *.tif *.tiff);;Lists of frames (*.txt *.tsv *.lst);;All files (*)"));
    if (!path.isEmpty()) openSource(path);
}

void MainWindow::chooseVideo() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a video"), {}, tr("Videos (*.mp4 *.avi *.mkv *.mov *.webm *.m4v *.mpg *.mpeg);;All files (*)"));
    if (!path.isEmpty()) openSource(path);
}

void MainWindow::chooseModel(int slot) {
    const QString path =
        QFileDialog::getOpenFileName(this, tr("Open a model"), widgets::pathText(m_shelf.workspace().modelsFolder()),
                                     tr("Models (*.card.json *.safetensors)"));
    if (!path.isEmpty()) openPaths({path}, slot);
}

void MainWindow::choosePredictions(int slot) {
    const QString path = QFileDialog::getExistingDirectory(this, tr("Open a folder of predictions"));
    if (!path.isEmpty()) openPredictions(path, slot);
}

void MainWindow::chooseCheckpoint(int slot) {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Import a checkpoint"), {},
        tr("Checkpoints (*.pth *.pt *.ptc *.ckpt *.bin *.tar *.pkl *.safetensors);;All files (*)"));
    if (!path.isEmpty()) m_shelf.readCheckpoint(path, slot);
}

void MainWindow::fillModelMenu(QMenu* menu, int slot) {
    menu->clear();
    for (QMenu* old : menu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly)) old->deleteLater(); // clear() leaves them
    menu->setToolTipsVisible(true);
    for (const core::ModelEntry& entry : m_shelf.models()) {
        auto* action = menu->addAction(widgets::toQt(entry.name));
        action->setEnabled(entry.card.has_value());
        action->setToolTip(entry.card ? widgets::toQt(entry.card->network) : widgets::toQt(entry.card.error().message));
        connect(action, &QAction::triggered, this, [this, entry, slot] { takeModel(entry, slot); });
    }
    if (m_shelf.models().empty()) menu->addAction(tr("The workspace has no models yet"))->setEnabled(false);
    menu->addSeparator();
    if (slot < 0) return addFillingActions(menu);
    for (QAction* action : m_slotActions->filling(slot)) menu->addAction(action);
    if (!m_controller.slot(slot).model) return;
    menu->addSeparator();
    if (!m_controller.slot(slot).model->folder) {
        addSlotSettings(*menu->addMenu(tr("Settings of slot %1").arg(slotLetter(slot))), m_controller, slot);
        menu->addAction(m_slotActions->of(slot, SlotCommand::Anew));
    }
    for (QAction* action : m_slotActions->places(slot)) menu->addAction(action);
}

void MainWindow::addFillingActions(QMenu* menu) {
    const auto add = [this, menu](const QString& text, auto function) {
        connect(menu->addAction(text), &QAction::triggered, this, function);
    };
    add(tr("Choose from the list…"), [this] { m_chooser->open(-1); });
    add(tr("Open a model file…"), [this] { chooseModel(-1); });
    add(tr("Open a folder of predictions…"), [this] { choosePredictions(-1); });
    add(tr("Import a checkpoint…"), [this] { chooseCheckpoint(-1); });
}

void MainWindow::runOnSlot(int slot, SlotCommand command) {
    switch (command) {
    case SlotCommand::Choose: return m_chooser->open(slot);
    case SlotCommand::OpenModel: return chooseModel(slot);
    case SlotCommand::OpenPredictions: return choosePredictions(slot);
    case SlotCommand::Import: return chooseCheckpoint(slot);
    case SlotCommand::Anew: return m_controller.segmentAnew(slot);
    case SlotCommand::Rename: return renameSlot(slot);
    case SlotCommand::SwapBefore: return m_controller.swapSlots(slot, m_controller.filledSlotBeside(slot, -1));
    case SlotCommand::SwapAfter: return m_controller.swapSlots(slot, m_controller.filledSlotBeside(slot, 1));
    case SlotCommand::Remove: return m_controller.clearSlot(slot);
    }
}

QString MainWindow::paletteTitle(const std::string& name) {
    return name == core::kOfficialPalette     ? tr("&Official")
           : name == core::kColorBlindPalette ? tr("For the &colour-blind")
                                              : widgets::toQt(name);
}

void MainWindow::fillPaletteMenu(QMenu* menu) {
    menu->clear();
    for (const std::string& name : m_view->paletteNames()) {
        auto* action = menu->addAction(paletteTitle(name));
        action->setCheckable(true);
        action->setChecked(name == m_view->paletteName());
        connect(action, &QAction::triggered, this, [this, name] { m_view->setPalette(name); });
    }
}

void MainWindow::fillLayerMenu(QMenu* menu) {
    menu->clear();
    LayerKind last = LayerKind::None;
    for (const LayerChoice& choice : m_view->layerChoices()) {
        if (std::exchange(last, choice.kind) != choice.kind) menu->addSeparator();
        auto* action = menu->addAction(layerTitle(choice));
        action->setCheckable(true);
        action->setChecked(choice == m_view->layer());
        connect(action, &QAction::triggered, this, [this, choice] { m_view->setLayer(choice); });
    }
}

void MainWindow::renameSlot(int slot) {
    const auto model = m_controller.slot(slot).model;
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Rename slot %1").arg(slotLetter(slot)), tr("Name:"),
                                               QLineEdit::Normal, model->name, &accepted)
                             .simplified();
    const auto& now = m_controller.slot(slot).model; // an import may have filled the slot meanwhile
    if (accepted && !name.isEmpty() && now && now->card == model->card) m_controller.renameSlot(slot, name);
}

void MainWindow::takeModel(const core::ModelEntry& entry, int slot) {
    SlotModel model{entry.cardPath, widgets::toQt(entry.name), nullptr};
    if (auto scheme = core::ClassScheme::builtIn(entry.card->scheme))
        model.scheme = std::make_shared<const core::ClassScheme>(std::move(*scheme));
    putIntoSlot(std::move(model), slot);
}

void MainWindow::openPredictions(const QString& path, int slot) {
    using Opened = core::Result<std::shared_ptr<const core::PredictionFolder>>;
    const QString clean = QDir::cleanPath(path);
    m_shelf.run<Opened>(
        tr("Listing %1").arg(QFileInfo(clean).fileName()),
        [path = widgets::toPath(clean)](std::stop_token stop, const core::ProgressFunction& progress) -> Opened {
            auto opened = core::PredictionFolder::open(path, stop, progress);
            if (!opened) return core::fail(std::move(opened).error());
            return std::make_shared<const core::PredictionFolder>(std::move(*opened));
        },
        [this, slot](const Opened& opened) {
            if (!opened && opened.error().code == core::ErrorCode::Cancelled) return;
            if (!opened) return showError(tr("The predictions were not opened."), opened.error());
            const core::PredictionFolder& folder = **opened;
            putIntoSlot({folder.path(), widgets::pathText(folder.path().filename()),
                         std::make_shared<const core::ClassScheme>(folder.shownScheme()), *opened},
                        slot);
        });
}

void MainWindow::putIntoSlot(SlotModel model, int slot) {
    const int place = slot >= 0 ? slot : m_controller.firstEmptySlot().value_or(-1);
    if (place < 0) {
        return showWarning(
            tr("All slots are taken."),
            tr("%1 was not put into a slot; remove a model first, or drop it onto a pane.").arg(model.name));
    }
    if (m_controller.source() == nullptr && !m_controller.isOpening())
        m_messages->showMessage(widgets::MessageBar::Kind::Information,
                                tr("%1 is in slot %2.").arg(model.name, slotLetter(place)),
                                tr("Open pictures or a video to segment them."));
    log(tr("Slot %1: %2").arg(slotLetter(place), widgets::pathText(model.card)));
    m_controller.setSlot(place, std::move(model));
}

void MainWindow::fillRecentMenu() {
    m_recentMenu->clear();
    const QStringList paths = m_recent.paths();
    for (const QString& path : paths)
        connect(m_recentMenu->addAction(path), &QAction::triggered, this, [this, path] {
            if (!QFileInfo::exists(path)) m_recent.remove(path);
            openSource(path);
        });
    if (paths.isEmpty()) m_recentMenu->addAction(tr("Nothing was opened yet"))->setEnabled(false);
    m_recentMenu->addSeparator();
    m_recentMenu->addAction(m_actions->clearRecent);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
        else
            showError(tr("Nothing was opened."),
                      {core::ErrorCode::Unsupported,
                       fmt::format("{}: only files of this machine can be opened.", url.toString().toStdString())});
    }
    const int slot =
        m_stack->currentIndex() == 1 ? m_view->slotAt(m_view->mapFrom(this, event->position().toPoint())) : -1;
    event->acceptProposedAction();
    openPaths(paths, slot);
}

} // namespace app
