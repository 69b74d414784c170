// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_window.h"

#include "app/gui/command_list.h"
#include "app/gui/held_keys.h"
#include "app/gui/session_keeper.h"
#include "app/gui/slot_actions.h"
#include "widgets/to_qt.h"

#include <QAbstractButton>
#include <QAction>
#include <QCloseEvent>
#include <QComboBox>
#include <QCoreApplication>
#include <QDateTime>
#include <QDesktopServices>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScreen>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace app {

namespace {
constexpr double kPresentationType = 1.5; // readable from the last row
constexpr int kLegendPart = 3;            // of the screen that a legend of many slots may take in a presentation
} // namespace

MainWindow::MainWindow(Engine engine, Options options)
    : m_engine(std::move(engine)), m_options(std::move(options)), m_controller(m_users.add()),
      m_exporter(m_controller, m_users.add()), m_shelf(m_options.workspace),
      m_importFlow(m_shelf, m_options.askBeforeImport, this), m_thumbnails(cacheFolder() / "thumbnails") {
    setWindowTitle(QStringLiteral("Kerbside"));
    setAcceptDrops(true);
    m_actions = new WindowActions(this);
    m_heldKeys = new HeldKeys(this);
    makeCentre();
    makeDocks();
    makeToolBar();
    makeWelcome();
    makeMenus();
    makeKeyBindings();
    makeStatusBar();
    connectActions();
    connectParts();
    connectTimeline();
    connectLibrary();
    connectExporter();
    resize(1440, 900);
    // Offscreen there is a screen of a size that means nothing.
    if (QGuiApplication::platformName() != QLatin1String("offscreen"))
        resize(size().boundedTo(screen()->availableSize()));
    applyCaching();
    if (m_options.rememberLayout) restoreLayout();
    makeSessionKeeper();
    updateState();
    m_shelf.refresh();
    if (m_engine.devices)
        m_shelf.run<std::vector<inference::Device>>(m_engine.devices, [this](const auto& found) { setDevices(found); });
}

void MainWindow::restoreLayout() {
    const QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    restoreState(settings.value("window/state").toByteArray());
    m_view->setOpacity(settings.value("view/opacity", 0.5).toDouble());
    m_view->setPalette(settings.value("view/palette", widgets::toQt(m_view->paletteName())).toString().toStdString());
    m_layoutMenu->restore();
    m_view->legendModel().setPresentFirst(settings.value("legend/presentFirst", true).toBool());
    m_view->legendModel().setGrouped(settings.value("legend/grouped", false).toBool());
    const auto select = [&settings](QComboBox* combo, const char* key) {
        // Files of settings hold text: as it is, it equals no number.
        if (!settings.contains(key)) return;
        if (const int at = combo->findData(settings.value(key).toDouble()); at >= 0) combo->setCurrentIndex(at);
    };
    m_playBar->restore(settings);
    select(m_size, "run/scale");
    Preferences defaults;
    defaults.lookAhead = m_options.lookAhead;
    m_preferences.theme = loadPreferences(settings, defaults).theme; // which is applied already
    applyPreferences(loadPreferences(settings, defaults));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    m_actions->present->setChecked(false); // its state is none to remember
    if (m_options.rememberLayout) {
        QSettings settings;
        settings.setValue("window/geometry", saveGeometry());
        settings.setValue("window/state", saveState());
        settings.setValue("view/opacity", m_view->opacity());
        settings.setValue("view/palette", widgets::toQt(m_view->paletteName()));
        m_layoutMenu->remember();
        settings.setValue("legend/presentFirst", m_view->legendModel().isPresentFirst());
        settings.setValue("legend/grouped", m_view->legendModel().isGrouped());
        m_playBar->save(settings);
        settings.setValue("run/scale", m_size->currentData());
        storePreferences();
    }
    m_session->saveNow();
    cancel();
    m_thumbnails.stop();
    m_library->stop();
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event) {
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_actions != nullptr) m_actions->setPalette(palette());
}

void MainWindow::connectActions() {
    const auto on = [this](QAction* action, auto function) { connect(action, &QAction::triggered, this, function); };
    on(m_actions->openDataset, &MainWindow::chooseDataset);
    on(m_actions->openFolder, &MainWindow::chooseFolder);
    on(m_actions->openPicture, &MainWindow::choosePicture);
    on(m_actions->openVideo, &MainWindow::chooseVideo);
    on(m_actions->openStreet, [this] { openStreet(); });
    on(m_actions->openStreetFilm, [this] { openStreet(core::kSceneFilmPath); });
    on(m_actions->openRainFilm, [this] { openStreet("scenes/film/rain"); });
    on(m_actions->openFogFilm, [this] { openStreet("scenes/film/fog"); });
    on(m_actions->openDuskFilm, [this] { openStreet("scenes/film/dusk"); });
    connect(m_slotActions, &SlotActions::triggered, this, &MainWindow::runOnSlot);
    on(m_actions->openModel, [this] { m_chooser->open(-1); });
    on(m_actions->importCheckpoint, [this] { chooseCheckpoint(-1); });
    on(m_actions->clearRecent, [this] {
        m_recent.clear();
        fillRecentMenu();
    });
    on(m_actions->quit, &QWidget::close);
    on(m_actions->play, [this] { m_controller.setPlaying(!m_controller.isPlaying()); });
    on(m_actions->segment, [this] { m_controller.segment(); });
    on(m_actions->segmentAll, [this] { m_controller.startBatch(); });
    on(m_actions->cancel, [this] {
        if (isBusy() || m_controller.isPlaying() || !m_actions->present->isChecked()) return cancel();
        m_actions->present->setChecked(false); // Esc leaves the whole screen, as it does everywhere
    });
    on(m_actions->fit, [this] { m_view->sharedView().fit(); });
    on(m_actions->actualSize, [this] { m_view->sharedView().showActualSize(); });
    on(m_actions->moreOpacity, [this] { m_view->setOpacity(m_view->opacity() + 0.1); });
    on(m_actions->lessOpacity, [this] { m_view->setOpacity(m_view->opacity() - 0.1); });
    on(m_actions->showAllClasses, [this] { m_view->legendModel().showAll(); });
    connectPictures();
    on(m_actions->settings, &MainWindow::showSettings);
    on(m_actions->commandPalette, &MainWindow::showCommandPalette);
    on(m_actions->editKeys, &MainWindow::editKeys);
    on(m_actions->systemReport, &MainWindow::showSystemReport);
    on(m_actions->shortcuts, &MainWindow::showShortcuts);
    on(m_actions->about, &MainWindow::showAbout);
    connect(m_actions->toggleMasks, &QAction::toggled, m_view, &CompareView::setBare);
    connect(m_actions->outlines, &QAction::toggled, m_view, &CompareView::setOutlines);
    connect(m_actions->alone, &QAction::toggled, m_view, &CompareView::setAlone);
    connect(m_view, &CompareView::aloneChanged, m_actions->alone, &QAction::setChecked);
    on(m_actions->nextPane, [this] { m_view->showNextAlone(1); });
    on(m_actions->previousPane, [this] { m_view->showNextAlone(-1); });
    on(m_actions->blink, [this] { m_view->blink(); });
    connect(m_actions->present, &QAction::toggled, this, &MainWindow::setPresenting);
    connect(m_actions->automatic, &QAction::toggled, &m_controller, &CompareController::setAutomatic);
    connect(m_actions->lookAhead, &QAction::toggled, &m_controller, &CompareController::setLookAhead);
    m_actions->lookAhead->setChecked(m_options.lookAhead);
    m_controller.setLookAhead(m_options.lookAhead);
    connect(m_heldKeys, &HeldKeys::panHeld, m_view, &CompareView::setPanMode);
    connect(m_heldKeys, &HeldKeys::peekHeld, this,
            [this](bool held) { m_view->setBare(held || m_actions->toggleMasks->isChecked()); });
    connect(m_heldKeys, &HeldKeys::spaceTapped, m_actions->play, &QAction::trigger);
    connect(&m_view->sharedView(), &widgets::SharedView::changed, m_heldKeys, &HeldKeys::noteDrag);
}

void MainWindow::connectParts() {
    connect(&m_controller, &CompareController::sourceOpened, this, &MainWindow::showSource);
    for (auto signal : {&CompareController::frameChanged, &CompareController::frameLoaded,
                        &CompareController::busyChanged, &CompareController::playingChanged})
        connect(&m_controller, signal, this, &MainWindow::updateState);
    connect(&m_controller, &CompareController::slotChanged, this, &MainWindow::updateState);
    connect(&m_controller, &CompareController::batchChanged, this, &MainWindow::updateStatus);
    connect(&m_controller, &CompareController::batchFinished, this, &MainWindow::showBatchEnd);
    connect(&m_controller, &CompareController::failed, this, [this](const QString& what, const core::Error& error) {
        showError(what, error);
        m_failureOfSource = m_messages->text();
    });
    connect(&m_controller, &CompareController::sourceOpened, this, [this] {
        if (!m_failureOfSource.isEmpty() && m_messages->text() == m_failureOfSource) m_messages->hide();
        m_failureOfSource.clear();
    });
    connect(&m_coverage, &CoverageWatch::gapFound, this,
            [this](const QString& sentence) { showWarning(tr("A part of the truth is not scored."), sentence); });
    connect(&m_controller, &CompareController::cacheFailed, this, [this](const core::Error& error) {
        log(tr("Predictions are not kept in the workspace: %1").arg(widgets::toQt(error.message)));
    });
    connect(&m_shelf, &ModelShelf::failed, this, &MainWindow::showError);
    m_chooser = new ModelChooser(m_controller, m_shelf, this);
    connect(m_chooser, &ModelChooser::chosen, this, &MainWindow::takeModel);
    connect(m_chooser, &ModelChooser::importRequested, this, &MainWindow::chooseCheckpoint);
    connect(m_chooser, &ModelChooser::folderRequested, this, [](const std::filesystem::path& folder) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(widgets::pathText(folder)));
    });
    connect(m_chooser, &ModelChooser::failed, this, &MainWindow::showError);
    connect(&m_importFlow, &ImportFlow::failed, this, &MainWindow::showError);
    connect(m_charts, &ChartFiles::failed, this, &MainWindow::showError);
    connect(m_charts, &ChartFiles::saved, this, [this](const QString& path) {
        m_messages->showMessage(widgets::MessageBar::Kind::Information, tr("Saved."), path);
        log(tr("Saved %1").arg(path));
    });
    connect(m_charts, &ChartFiles::opened, this, [this](const QString& path) {
        log(tr("Evaluation: %1").arg(path));
        auto* dock = m_view->scores()->parentWidget();
        dock->show();
        dock->raise();
    });
    connect(&m_shelf, &ModelShelf::busyChanged, this, &MainWindow::updateState);
    connect(&m_shelf, &ModelShelf::found, this, &MainWindow::takeModel);
    connect(&m_shelf, &ModelShelf::saved, this, [this](const core::ModelEntry& entry, int slot) {
        const QString where =
            tr("%1 is now in %2.")
                .arg(widgets::toQt(entry.name), widgets::pathText(m_shelf.workspace().modelsFolder()));
        m_messages->showMessage(widgets::MessageBar::Kind::Information, tr("Imported."), where);
        log(where);
        takeModel(entry, slot);
    });
    connect(m_view, &CompareView::opacityChanged, this,
            [this](double opacity) { m_opacity->setValue(static_cast<int>(opacity * 100 + 0.5)); });
    connect(m_opacity, &QSlider::valueChanged, this, [this](int value) { m_view->setOpacity(value / 100.0); });
    connect(m_frameBox, &QSpinBox::valueChanged, this, [this](int number) { m_controller.showFrame(number - 1); });
    connect(m_split, &QComboBox::textActivated, this, &MainWindow::showSplit);
    connect(m_view, &CompareView::probeTextChanged, this, [this] { m_probe->setText(m_view->probeText()); });
    connect(&m_view->sharedView(), &widgets::SharedView::changed, this, &MainWindow::updateStatus);
    connect(m_view, &CompareView::paneResized, this, &MainWindow::updateStatus);
    connect(m_startPage, &widgets::StartPage::recentChosen, this, &MainWindow::openSource);
    for (QComboBox* combo : {m_size, m_precision, m_device})
        connect(combo, &QComboBox::activated, this, &MainWindow::applySettings);
}

void MainWindow::setPresenting(bool on) {
    if (on) {
        m_beforePresentation = {saveState(), isMaximized()};
        menuBar()->hide();
        statusBar()->hide();
        for (auto* toolBar : findChildren<QToolBar*>()) toolBar->hide();
        for (auto* dock : findChildren<QDockWidget*>()) dock->setVisible(dock->widget() == m_view->legend());
        QFont large = font();
        large.setPointSizeF(large.pointSizeF() * kPresentationType);
        setFont(large);
        showFullScreen();
        auto* dock = m_view->legend()->parentWidget();
        resizeDocks({static_cast<QDockWidget*>(dock)},
                    {std::min(m_view->legend()->view().wholeWidth(), width() / kLegendPart)}, Qt::Horizontal);
        return updateState();
    }
    if (m_beforePresentation.maximized)
        showMaximized();
    else
        showNormal();
    setFont({}); // the program's own, which may change
    menuBar()->show();
    statusBar()->show();
    restoreState(m_beforePresentation.state);
    updateState();
}

void MainWindow::showBatchEnd(int frames, int failed, const core::Error& firstError) {
    const QString sentence = tr("%1 of %n frames segmented.", nullptr, frames).arg(frames - failed);
    if (failed > 0)
        return showError(tr("Not every frame was segmented."),
                         {firstError.code, fmt::format("{} {}", sentence.toStdString(), firstError.message)});
    m_messages->showMessage(widgets::MessageBar::Kind::Information, tr("All frames."), sentence);
    log(sentence);
}

void MainWindow::applySettings() {
    RunSettings settings;
    settings.engine.threads = m_preferences.threads;
    settings.engine.device = m_device->currentData().toString().toStdString();
    settings.engine.precision = static_cast<inference::Precision>(m_precision->currentData().toInt());
    if (const double scale = m_size->currentData().toDouble(); scale > 0) settings.segment.scale = scale;
    m_controller.setSettings(settings);
}

std::filesystem::path MainWindow::cacheFolder() const {
    return m_options.cacheFolder.empty() ? m_options.workspace.cacheFolder() : m_options.cacheFolder;
}

void MainWindow::applyCaching() {
    CacheOptions caching;
    caching.folder = cacheFolder() / "predictions";
    caching.memoryBytes = std::uint64_t(m_preferences.predictionMegabytes) << 20;
    caching.diskBytes = std::uint64_t(m_preferences.storedMegabytes) << 20;
    m_controller.setCaching(caching);
}

void MainWindow::setDevices(const std::vector<inference::Device>& devices) {
    const QVariant current = m_device->count() > 1 ? m_device->currentData() : QVariant(m_preferences.device);
    m_foundDevices = devices;
    while (m_device->count() > 1) m_device->removeItem(1);
    for (const inference::Device& device : devices) {
        m_device->addItem(widgets::toQt(device.id), widgets::toQt(device.id));
        m_device->setItemData(m_device->count() - 1, widgets::toQt(device.name), Qt::ToolTipRole);
        log(tr("Device %1: %2").arg(widgets::toQt(device.id), widgets::toQt(device.name)));
    }
    if (m_device->findData(current) < 0)
        log(tr("The device %1 of the settings is not here; one is chosen by itself.").arg(current.toString()));
    m_device->setCurrentIndex(std::max(0, m_device->findData(current)));
    applySettings();
}

QString MainWindow::filmName(const core::FrameSource& source) const {
    switch (source.frames().front().scene->weather) {
    case core::Weather::Clear: break;
    case core::Weather::Rain: return commandTitle(*m_actions->openRainFilm);
    case core::Weather::Fog: return commandTitle(*m_actions->openFogFilm);
    case core::Weather::Dusk: return commandTitle(*m_actions->openDuskFilm);
    }
    return commandTitle(*m_actions->openStreetFilm);
}

void MainWindow::showSource() {
    const core::FrameSource& source = *m_controller.source();
    const QString path = widgets::pathText(source.path());
    m_stack->setCurrentIndex(1);
    const bool isStreet = core::isScenesPath(source.path());
    const QString name = source.kind() == core::SourceKind::SceneFilm ? filmName(source)
                         : isStreet                                   ? tr("Built-in street")
                                                                      : widgets::pathText(source.path().filename());
    setWindowTitle(QStringLiteral("%1 — Kerbside").arg(name));
    setWindowFilePath(isStreet ? QString() : path);
    if (m_options.rememberLayout && !isStreet) m_recent.add(path);
    showFrameCount();
    m_split->clear();
    for (const std::string& split : m_controller.splits()) m_split->addItem(widgets::toQt(split));
    m_split->setCurrentText(widgets::toQt(source.split()));
    log(tr("Opened %1: %n frames", nullptr, m_controller.frameCount()).arg(path));
    // Space plays what was opened; on the button that opened it, or on which Qt starts, it would press that.
    if (const QWidget* at = focusWidget(); at == nullptr || qobject_cast<const QAbstractButton*>(at))
        m_view->setFocus();
    updateState();
}

void MainWindow::showSplit(const QString& split) {
    core::SourceOptions options;
    options.split = split.toStdString();
    m_controller.open(m_controller.source()->path(), options);
}

void MainWindow::updateState() {
    const bool open = m_controller.source() != nullptr;
    const bool several = m_controller.frameCount() > 1;
    const int index = m_controller.index();
    bool models = false;
    for (int i = 0; i < kSlots; ++i) models = models || m_controller.slot(i).model;
    updateNeighbours();
    m_actions->play->setEnabled(several);
    m_actions->setPlaying(m_controller.isPlaying());
    m_actions->segment->setEnabled(open && models);
    m_actions->savePicture->setEnabled(open);
    m_actions->copyPicture->setEnabled(open);
    for (QAction* action : {m_actions->exportFilm, m_actions->exportLabels})
        action->setEnabled(open && models && !m_exporter.isBusy());
    m_actions->segmentAll->setEnabled(several && models && !m_controller.batch());
    m_actions->cancel->setEnabled(m_controller.isBusy() || m_controller.isPlaying() || m_exporter.isBusy() ||
                                  !m_shelf.activity().isEmpty() || m_actions->present->isChecked());
    m_actions->openModel->setEnabled(m_controller.firstEmptySlot().has_value());
    m_frameBox->setEnabled(several);
    if (open && m_frameBox->value() != index + 1) {
        const QSignalBlocker quiet(m_frameBox); // shown, not asked for
        m_frameBox->setValue(index + 1);
    }
    updateStatus();
}

QString MainWindow::statusText() const { return m_activity->text(); }

QString MainWindow::placeText() const { return m_place->text(); }

void MainWindow::showError(const QString& what, const core::Error& error) {
    const QString sentence = widgets::toQt(error.message);
    m_messages->showMessage(widgets::MessageBar::Kind::Error, what, sentence);
    log(QStringLiteral("%1 %2: %3").arg(what, widgets::titleOf(error.code), sentence));
    emit problemShown(sentence);
}

void MainWindow::showWarning(const QString& what, const QString& sentence) {
    m_messages->showMessage(widgets::MessageBar::Kind::Warning, what, sentence);
    log(QStringLiteral("%1 %2").arg(what, sentence));
    emit problemShown(sentence);
}

void MainWindow::cancel() {
    m_controller.cancel();
    m_exporter.cancel();
    m_shelf.cancel();
}

void MainWindow::log(const QString& line) {
    m_log->appendPlainText(QTime::currentTime().toString(QStringLiteral("HH:mm:ss  ")) + line);
}

} // namespace app
