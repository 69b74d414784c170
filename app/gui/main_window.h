// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/chart_files.h"
#include "app/gui/compare_view.h"
#include "app/gui/import_flow.h"
#include "app/gui/leaderboard.h"
#include "app/gui/library.h"
#include "app/gui/model_shelf.h"
#include "app/gui/recent_files.h"
#include "app/gui/theme.h"
#include "app/gui/thumbnail_feed.h"
#include "app/gui/window_actions.h"
#include "widgets/message_bar.h"
#include "widgets/start_page.h"
#include "widgets/timeline/timeline.h"
#include "widgets/welcome_strip.h"

#include <QByteArray>
#include <QMainWindow>
#include <QStringList>

#include <functional>
#include <memory>

class QComboBox;
class QDockWidget;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QSlider;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace app {

class HeldKeys;

/// The window: menus, tool bar, docks and status bar around a CompareView. It knows no engine but the functions it is
/// given.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Options {
        core::Workspace workspace;
        bool rememberLayout = true;            ///< off: neither reads nor writes the user's geometry
        bool lookAhead = true;                 ///< neighbours are segmented when idle, unless settings say otherwise
        bool askBeforeImport = true;           ///< off: a checkpoint is imported as proposed
        std::function<void(Theme)> applyTheme; ///< switches the program's look; may be empty
    };
    MainWindow(Engine engine, Options options);

    /// Sources, models, folders of predictions and checkpoints, in any order; `slot` is where the first model goes, −1:
    /// the first free one.
    void openPaths(const QStringList& paths, int slot = -1);
    void openSource(const QString& path);
    void openModel(const QString& ref, int slot = -1);
    /// A folder of label maps, ours or foreign.
    void openPredictions(const QString& path, int slot = -1);
    /// The built-in street; where no slot holds a model, the demo models go into them.
    void openStreet();

    CompareController& controller() { return m_controller; }
    ModelShelf& shelf() { return m_shelf; }
    CompareView& view() { return *m_view; }
    ChartFiles& charts() { return *m_charts; }
    Leaderboard& leaderboard() { return *m_leaderboard; }
    WindowActions& actions() { return *m_actions; }
    widgets::MessageBar& messages() { return *m_messages; }
    widgets::Timeline& timeline() { return *m_timeline; }
    ThumbnailFeed& thumbnails() { return m_thumbnails; }
    Library& library() { return *m_library; }
    bool isBusy() const { return m_controller.isBusy() || m_shelf.isBusy(); }
    QString statusText() const;

signals:
    void problemShown(const QString& sentence); ///< an error or a warning

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeCentre();
    void makeMenus();
    void makeToolBar();
    void makeOpenButton();
    void makeRunChoices();
    void makeDocks();
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content, Qt::DockWidgetArea area);
    void makeStatusBar();
    void makeWelcome();
    void connectActions();
    void connectParts();
    void connectTimeline();
    void connectLibrary();
    void connectMarks();
    void showFrameCount();
    void updateNeighbours(); ///< what the keys that leaf through frames can do
    void updateMarks();
    void showLibraryMenu(const QPoint& position);
    void fillFlagMenu(QMenu* menu);
    void editNote();
    void exportNotes();
    void restoreLayout();

    void chooseDataset();
    void chooseFolder();
    void choosePicture();
    void chooseVideo();
    void chooseModel(int slot);
    void choosePredictions(int slot);
    void chooseCheckpoint(int slot);
    void fillModelMenu(QMenu* menu, int slot);
    void fillPaletteMenu(QMenu* menu);
    void fillLayerMenu(QMenu* menu);
    void renameSlot(int slot);
    void takeModel(const core::ModelEntry& entry, int slot);
    void putIntoSlot(SlotModel model, int slot);
    void takeDemoModels(const std::vector<core::ModelEntry>& models);
    void fillRecentMenu();
    /// Pictures and legend on the whole screen in large type; everything else comes back afterwards.
    void setPresenting(bool on);
    void showBatchEnd(int frames, int failed, const core::Error& firstError);
    void applySettings();
    void setDevices(const std::vector<inference::Device>& devices);
    void showSource();
    void showFilm(); ///< the timeline of the open source, once its first frame is read
    void clearTimelineStrips();
    void showSummary(int frame);
    void showSplit(const QString& split);
    void updateState();
    void updateStatus();
    void showError(const QString& what, const core::Error& error);
    /// For what was asked and not done, though nothing is wrong with it.
    void showWarning(const QString& what, const QString& sentence);
    void cancel();
    void showShortcuts();
    void showAbout();
    void log(const QString& line);

    Engine m_engine;
    Options m_options;
    CompareController m_controller;
    ModelShelf m_shelf;
    ImportFlow m_importFlow;
    RecentFiles m_recent;
    WindowActions* m_actions = nullptr;
    HeldKeys* m_heldKeys = nullptr;
    CompareView* m_view = nullptr;
    ChartFiles* m_charts = nullptr;
    Leaderboard* m_leaderboard = nullptr;
    QStackedWidget* m_stack = nullptr;
    widgets::StartPage* m_startPage = nullptr;
    widgets::MessageBar* m_messages = nullptr;
    std::unique_ptr<Library> m_library;
    widgets::Timeline* m_timeline = nullptr;
    QDockWidget* m_timelineDock = nullptr;
    ThumbnailFeed m_thumbnails;
    QPlainTextEdit* m_log = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QToolBar* m_toolBar = nullptr;
    QToolBar* m_welcome = nullptr;
    QSpinBox* m_frameBox = nullptr;
    QLabel* m_frameCount = nullptr;
    QComboBox* m_split = nullptr;
    QSlider* m_opacity = nullptr;
    QComboBox* m_size = nullptr;
    QComboBox* m_precision = nullptr;
    QComboBox* m_device = nullptr;
    struct {
        QByteArray state;
        bool maximized = false;
    } m_beforePresentation;
    QLabel* m_probe = nullptr;
    QLabel* m_activity = nullptr;
    QLabel* m_place = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_cancel = nullptr;
    QToolButton* m_modelButton = nullptr;
};

} // namespace app
