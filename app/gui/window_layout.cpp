// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the main window is put together.
#include "app/gui/machine_label.h"
#include "app/gui/main_window.h"
#include "app/gui/precision_choices.h"
#include "app/gui/slot_actions.h"
#include "app/gui/slot_menu.h"

#include "widgets/choice_title.h"
#include "widgets/text_panel.h"
#include "widgets/to_qt.h"

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QProgressBar>
#include <QSlider>
#include <QSpinBox>
#include <QStackedWidget>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace app {

void MainWindow::makeCentre() {
    m_messages = new widgets::MessageBar;
    m_startPage = new widgets::StartPage;
    m_startPage->setActions({m_actions->openStreet, m_actions->openDataset, m_actions->openFolder,
                             m_actions->openPicture, m_actions->openVideo, m_actions->importCheckpoint});
    m_startPage->setRecent(m_options.rememberLayout ? m_recent.paths() : QStringList());
    m_view = new CompareView(m_controller);
    m_slotActions = new SlotActions(m_controller, *m_view, this);
    m_charts = new ChartFiles(*m_view, m_shelf, this);
    m_leaderboard = new Leaderboard(m_controller, *m_view, m_shelf, this);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_startPage);
    m_stack->addWidget(m_view);
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
    setCentralWidget(centre);
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name); // by which the layout is remembered
    dock->setWidget(content);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::makeDocks() {
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_library = std::make_unique<Library>(
        m_controller, *m_view, LibraryFolders{m_options.workspace.notesFolder(), cacheFolder() / "thumbnails"});
    auto* logPanel = new widgets::TextPanel(tr("Log"), true);
    makeLog(*logPanel);
    auto* library = addDock("library", tr("Library"), m_library->panel(), Qt::LeftDockWidgetArea);
    auto* classes = addDock("classes", tr("Classes"), m_view->legend(), Qt::RightDockWidgetArea);
    auto* probe = addDock("probe", tr("Probe"), m_view->probe(), Qt::RightDockWidgetArea);
    m_timeline = new widgets::Timeline;
    m_playBar = new PlayBar(m_controller, *m_actions);
    auto* film = new QWidget;
    auto* filmLayout = new QVBoxLayout(film);
    filmLayout->setContentsMargins(0, 0, 0, 0);
    filmLayout->setSpacing(0);
    filmLayout->addWidget(m_playBar);
    filmLayout->addWidget(m_timeline);
    m_timelineDock = addDock("timeline", tr("Timeline"), film, Qt::BottomDockWidgetArea);
    auto* scores = addDock("scores", tr("Scores"), m_view->scores(), Qt::BottomDockWidgetArea);
    auto* confusion = addDock("confusion", tr("Confusion"), m_view->confusion(), Qt::BottomDockWidgetArea);
    auto* leaderboard = addDock("leaderboard", tr("Leaderboard"), m_leaderboard->panel(), Qt::BottomDockWidgetArea);
    auto* log = addDock("log", tr("Log"), logPanel, Qt::BottomDockWidgetArea);
    splitDockWidget(m_timelineDock, scores, Qt::Vertical);
    m_timelineDock->hide(); // until a film is open
    tabifyDockWidget(scores, confusion);
    tabifyDockWidget(confusion, leaderboard);
    tabifyDockWidget(leaderboard, log);
    scores->raise();
    resizeDocks({library, classes}, {240, 300}, Qt::Horizontal);
    resizeDocks({classes, probe}, {3, 2}, Qt::Vertical);
    resizeDocks({scores}, {290}, Qt::Vertical);
}

void MainWindow::makeMenus() {
    auto* file = menuBar()->addMenu(tr("&File"));
    file->addActions({m_actions->openDataset, m_actions->openFolder, m_actions->openPicture, m_actions->openVideo,
                      m_actions->openStreet});
    auto* films = file->addMenu(tr("Street fil&m"));
    films->addActions(
        {m_actions->openStreetFilm, m_actions->openRainFilm, m_actions->openFogFilm, m_actions->openDuskFilm});
    m_recentMenu = file->addMenu(tr("&Recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    file->addSeparator();
    file->addActions({m_actions->openModel, m_actions->importCheckpoint});
    file->addSeparator();
    file->addActions({m_actions->savePicture, m_actions->copyPicture});
    auto* pictures = file->addMenu(tr("Picture of &one pane"));
    connect(pictures, &QMenu::aboutToShow, this, [this, pictures] { fillPictureMenu(pictures); });
    file->addSeparator();
    file->addActions({m_actions->settings, m_actions->editKeys});
    file->addActions({m_actions->exportFilm, m_actions->exportLabels});
    file->addSeparator();
    file->addAction(m_actions->quit);

    auto* frame = menuBar()->addMenu(tr("F&rame"));
    frame->addActions({m_actions->previous, m_actions->next, m_actions->first, m_actions->last, m_actions->secondBack,
                       m_actions->secondAhead, m_actions->previousUnreviewed, m_actions->nextUnreviewed});
    frame->addSeparator();
    frame->addActions({m_actions->play, m_actions->live, m_actions->loop, m_actions->slower, m_actions->faster});
    frame->addSeparator();
    frame->addActions({m_actions->undo, m_actions->redo});
    frame->addSeparator();
    frame->addActions({m_actions->reviewed, m_actions->editNote, m_actions->exportNotes, m_actions->filterFrames,
                       m_actions->lookForChanges});
    auto* models = menuBar()->addMenu(tr("&Models"));
    models->addActions(
        {m_actions->segment, m_actions->segmentAll, m_actions->automatic, m_actions->lookAhead, m_actions->cancel});
    models->addSeparator();
    for (int i = 0; i < kSlots; ++i) {
        auto* menu = models->addMenu(tr("Slot &%1").arg(slotLetter(i)));
        connect(menu, &QMenu::aboutToShow, this, [this, menu, i] { fillModelMenu(menu, i); });
        m_view->slotPane(i).setMenu(menu);
    }

    m_viewMenu = menuBar()->addMenu(tr("&View"));
    m_viewMenu->addActions({m_actions->fit, m_actions->actualSize});
    m_viewMenu->addSeparator();
    m_viewMenu->addActions({m_actions->moreOpacity, m_actions->lessOpacity, m_actions->toggleMasks, m_actions->outlines,
                            m_actions->hatched, m_actions->showAllClasses});
    m_viewMenu->addSeparator();
    auto* palettes = m_viewMenu->addMenu(tr("C&olours of the classes"));
    connect(palettes, &QMenu::aboutToShow, this, [this, palettes] { fillPaletteMenu(palettes); });
    auto* layers = m_viewMenu->addMenu(tr("&Derived picture"));
    connect(layers, &QMenu::aboutToShow, this, [this, layers] { fillLayerMenu(layers); });
    m_view->layerPane().setMenu(layers);
    auto* inputs = m_viewMenu->addMenu(tr("&What the network saw"));
    connect(inputs, &QMenu::aboutToShow, this, [this, inputs] { fillInputMenu(*inputs, *m_view); });
    m_view->inputPane().setMenu(inputs);
    m_viewMenu->addMenu(m_layoutMenu);
    m_viewMenu->addActions(
        {m_actions->alone, m_actions->nextPane, m_actions->previousPane, m_actions->blink, m_actions->present});
    m_viewMenu->addSeparator();
    for (auto* dock : findChildren<QDockWidget*>()) m_viewMenu->addAction(dock->toggleViewAction());
    m_viewMenu->addSeparator();
    makeThemeMenu();
    auto* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(m_welcome->toggleViewAction());
    help->addActions({m_actions->commandPalette, m_actions->shortcuts, m_actions->systemReport, m_actions->about});
}

void MainWindow::makeToolBar() {
    m_toolBar = addToolBar(tr("Tools"));
    m_toolBar->setObjectName("tools");
    m_toolBar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_toolBar->setIconSize({20, 20});
    makeOpenButton();
    m_split = new QComboBox;
    m_split->setToolTip(tr("Split of the dataset"));
    m_split->setAccessibleName(m_split->toolTip());
    widgets::setChoiceTitle(*m_split, tr("Split"));
    m_split->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* splitAction = m_toolBar->addWidget(m_split);
    splitAction->setVisible(false);
    connect(&m_controller, &CompareController::sourceOpened, this,
            [this, splitAction] { splitAction->setVisible(m_controller.splits().size() > 1); });
    m_toolBar->addSeparator();
    m_toolBar->addAction(m_actions->previous);
    m_frameBox = new QSpinBox;
    m_frameBox->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_frameBox->setAlignment(Qt::AlignRight);
    m_frameBox->setKeyboardTracking(false);
    m_frameBox->setFixedWidth(fontMetrics().averageCharWidth() * 8);
    m_frameBox->setToolTip(tr("Number of the frame"));
    m_frameBox->setAccessibleName(m_frameBox->toolTip());
    m_toolBar->addWidget(m_frameBox);
    m_frameCount = new QLabel(QStringLiteral("/ 0 "));
    m_toolBar->addWidget(m_frameCount);
    m_toolBar->addActions({m_actions->next, m_actions->play});
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions->segment, m_actions->cancel});
    static_cast<QToolButton*>(m_toolBar->widgetForAction(m_actions->segment))
        ->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_modelButton = new QToolButton;
    m_modelButton->setText(tr("Model"));
    m_modelButton->setIcon(m_actions->openModel->icon());
    m_modelButton->setToolTip(tr("Put a model into the next free slot"));
    m_modelButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_modelButton->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_modelButton);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { fillModelMenu(menu, -1); });
    connect(m_actions->openModel, &QAction::changed, this, [this] {
        m_modelButton->setEnabled(m_actions->openModel->isEnabled());
        m_modelButton->setIcon(m_actions->openModel->icon());
    });
    m_modelButton->setMenu(menu);
    m_toolBar->addWidget(m_modelButton);
    m_toolBar->addSeparator();
    m_toolBar->addActions({m_actions->fit});
    m_layoutMenu = new LayoutMenu(*m_actions, *m_view, this);
    m_toolBar->addWidget(m_layoutMenu->makeButton());
    m_opacity = new QSlider(Qt::Horizontal);
    m_opacity->setRange(0, 100);
    m_opacity->setSingleStep(10);
    m_opacity->setValue(50);
    m_opacity->setFixedWidth(110);
    m_opacity->setAccessibleName(tr("Opacity of the masks"));
    m_toolBar->addWidget(m_opacity);
    m_toolBar->addSeparator();
    makeRunChoices();
}

void MainWindow::makeWelcome() {
    addToolBarBreak();
    m_welcome = addToolBar(tr("Welcome"));
    m_welcome->setObjectName("welcome"); // by which it is remembered that it was put away
    m_welcome->setMovable(false);
    m_welcome->toggleViewAction()->setText(tr("&Welcome"));
    auto* strip = new widgets::WelcomeStrip;
    strip->setSentence(tr("Welcome. Try Kerbside on the built-in street with its demo models, or open your own:"));
    strip->setActions({m_actions->openDataset, m_actions->openFolder, m_actions->openVideo, m_actions->importCheckpoint,
                       m_actions->openStreet});
    connect(strip, &widgets::WelcomeStrip::dismissed, m_welcome, &QWidget::hide);
    m_welcome->addWidget(strip);
}

void MainWindow::makeOpenButton() {
    auto* open = new QToolButton;
    open->setText(tr("Open"));
    open->setIcon(m_actions->openFolder->icon());
    connect(m_actions->openFolder, &QAction::changed, open,
            [this, open] { open->setIcon(m_actions->openFolder->icon()); });
    open->setToolTip(tr("Open a dataset, a folder, a picture or a video"));
    open->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    open->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(open);
    menu->addActions({m_actions->openDataset, m_actions->openFolder, m_actions->openPicture, m_actions->openVideo,
                      m_actions->openStreet});
    auto* films = menu->addMenu(tr("Street fil&m"));
    films->addActions(
        {m_actions->openStreetFilm, m_actions->openRainFilm, m_actions->openFogFilm, m_actions->openDuskFilm});
    menu->addSeparator();
    menu->addActions({m_actions->openModel, m_actions->importCheckpoint});
    open->setMenu(menu);
    m_toolBar->addWidget(open);
}

void MainWindow::makeRunChoices() {
    const auto add = [this](const QString& title, const QString& name) {
        auto* combo = new QComboBox;
        widgets::setChoiceTitle(*combo, title);
        combo->setToolTip(name);
        combo->setAccessibleName(name);
        combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        m_toolBar->addWidget(combo);
        return combo;
    };
    m_size = add(tr("Size"), tr("Size of the frame that the networks see"));
    m_size->addItem(tr("Model's size"), 0.0);
    for (const int percent : {100, 75, 50, 25}) m_size->addItem(tr("%1 % of frame").arg(percent), percent / 100.0);
    m_precision = add(tr("Precision"), tr("Precision of the computation"));
    for (const auto& [precision, text] : precisionChoices()) m_precision->addItem(text, int(precision));
    m_device = add(tr("Device"), tr("Device that runs the models"));
    m_device->addItem(tr("auto device"), QStringLiteral("auto"));
}

void MainWindow::makeStatusBar() {
    m_probe = new QLabel;
    m_activity = new QLabel;
    m_place = new QLabel;
    m_progress = new QProgressBar;
    m_progress->setRange(0, 0);
    m_progress->setFixedSize(90, fontMetrics().height());
    m_progress->setTextVisible(false);
    m_cancel = new QToolButton;
    m_cancel->setDefaultAction(m_actions->cancel);
    m_cancel->setAutoRaise(true);
    m_probe->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    statusBar()->addWidget(m_probe, 1);
    statusBar()->addPermanentWidget(m_activity);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_cancel);
    statusBar()->addPermanentWidget(m_place);
    m_machine = new MachineLabel(m_engine.devices);
    statusBar()->addPermanentWidget(m_machine);
}

void MainWindow::updateStatus() {
    QStringList times;
    QString activity, device;
    for (int i = 0; i < kSlots; ++i) {
        const SlotView& slot = m_controller.slot(i);
        if (slot.prediction && !slot.model->folder) device = widgets::toQt(slot.prediction->prediction.device);
        if (slot.prediction && !slot.model->folder)
            times << slotLetter(i) + QLatin1Char(' ') +
                         widgets::durationText(slot.prediction->prediction.timings.totalMs);
        if (slot.state == SlotState::Working) activity = tr("Segmenting with %1").arg(slotLetter(i));
    }
    if (activity.isEmpty() && m_controller.isOpening()) activity = tr("Opening");
    const auto batch = m_controller.batch();
    if (batch) activity = tr("All frames: %1 of %2 segmented").arg(batch->done).arg(batch->frames);
    m_progress->setRange(0, batch ? batch->frames : m_exporter.frames());
    m_progress->setValue(batch ? batch->done : m_exporter.done());
    if (!batch && m_exporter.isBusy()) activity = m_exporter.activity();
    if (activity.isEmpty()) activity = m_shelf.activity();
    m_activity->setText(activity);
    m_progress->setVisible(!activity.isEmpty());
    m_cancel->setVisible(m_controller.isBusy() || m_exporter.isBusy() || !m_shelf.activity().isEmpty());
    if (!device.isEmpty()) m_machine->setDevice(device);
    QStringList place = times;
    if (const auto* canvas = m_view->shownCanvas(); m_controller.frame() != nullptr && canvas != nullptr)
        place << tr("zoom %1 %").arg(qRound(canvas->scale() * 100));
    if (m_controller.source() != nullptr)
        place << tr("frame %1 of %2").arg(m_controller.index() + 1).arg(m_controller.frameCount());
    m_place->setText(place.join(QStringLiteral("  ·  ")));
}

void MainWindow::showAbout() {
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Kerbside"));
    box->setIconPixmap(windowIcon().pixmap(64));
    box->setText(tr("<b>Kerbside %1</b>").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("A workbench for street-scene segmentation.\nFree software under the GNU General Public "
                               "License, version 3 or later."));
    box->open();
}

} // namespace app
