// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/chart_files.h"
#include "app/gui/compare_view.h"
#include "app/gui/coverage_watch.h"
#include "app/gui/engine_users.h"
#include "app/gui/exporter.h"
#include "app/gui/import_flow.h"
#include "app/gui/layout_menu.h"
#include "app/gui/leaderboard.h"
#include "app/gui/library.h"
#include "app/gui/model_chooser.h"
#include "app/gui/model_shelf.h"
#include "app/gui/play_bar.h"
#include "app/gui/preferences.h"
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

namespace widgets {
class TextPanel;
}

namespace app {

class HeldKeys;
class KeyBindings;
class MachineLabel;
class SessionKeeper;
class SlotActions;
enum class SlotCommand;

/// The window: menus, tool bar, docks and status bar around a CompareView. It knows no engine but the functions it is
/// given.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Options {
        core::Workspace workspace;
        std::filesystem::path sessionFile{};   ///< of this run; empty: the workspace's
        std::filesystem::path cacheFolder{};   ///< of this run; empty: the workspace's
        bool rememberLayout = true;            ///< off: neither reads nor writes the user's geometry
        bool lookAhead = true;                 ///< neighbours are segmented when idle, unless settings say otherwise
        QString torchVersion{};                ///< for reports of bugs; empty: not known
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
    /// The built-in street or its film; where no slot holds a model, the demo models go into them.
    void openStreet(const char* path = core::kScenesPath);
    /// As the program was left, where the user has it so; else the built-in street.
    void openLastSession();

    CompareController& controller() { return m_controller; }
    ModelShelf& shelf() { return m_shelf; }
    ModelChooser& modelChooser() { return *m_chooser; }
    CompareView& view() { return *m_view; }
    ChartFiles& charts() { return *m_charts; }
    Leaderboard& leaderboard() { return *m_leaderboard; }
    WindowActions& actions() { return *m_actions; }
    SlotActions& slotActions() { return *m_slotActions; }
    KeyBindings& keys() { return *m_keys; }
    SessionKeeper& sessionKeeper() { return *m_session; }
    widgets::MessageBar& messages() { return *m_messages; }
    widgets::Timeline& timeline() { return *m_timeline; }
    Exporter& exporter() { return m_exporter; }
    PlayBar& playBar() { return *m_playBar; }
    ThumbnailFeed& thumbnails() { return m_thumbnails; }
    Library& library() { return *m_library; }
    /// For what was asked and not done, though nothing is wrong with it.
    void showWarning(const QString& what, const QString& sentence);
    bool isBusy() const;
    QString statusText() const;
    QString placeText() const; ///< zoom, frame, times
    QString logText() const;
    /// As a PNG; what came of it is told in the message bar.
    void writePicture(const QImage& image, const QString& file);
    void fillPictureMenu(QMenu* menu); ///< saves and copies each pane that is shown

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
    void makeSessionKeeper();
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

    void chooseExport(ExportKind kind);
    void connectExporter();
    void chooseDataset();
    void chooseFolder();
    void choosePicture();
    void chooseVideo();
    void chooseModel(int slot);
    void choosePredictions(int slot);
    void chooseCheckpoint(int slot);
    void fillModelMenu(QMenu* menu, int slot);
    void addFillingActions(QMenu* menu); ///< of the next free slot
    void fillPaletteMenu(QMenu* menu);
    static QString paletteTitle(const std::string& name); ///< one of core::paletteNames(), as menus name it
    void fillLayerMenu(QMenu* menu);
    void makeThemeMenu();
    void chooseTheme(Theme theme);
    void showTheme(); ///< as a mark in the menu
    void renameSlot(int slot);
    void runOnSlot(int slot, SlotCommand command);
    void takeModel(const core::ModelEntry& entry, int slot);
    void putIntoSlot(SlotModel model, int slot);
    void takeDemoModels(const std::vector<core::ModelEntry>& models);
    void fillRecentMenu();
    /// Pictures and legend on the whole screen in large type; everything else comes back afterwards.
    void setPresenting(bool on);
    void showBatchEnd(int frames, int failed, const core::Error& firstError);
    void applySettings();
    void showSettings();
    Preferences preferences() const; ///< with what tool bar and menus have changed
    void applyPreferences(const Preferences& wanted);
    void storePreferences() const;
    std::filesystem::path cacheFolder() const;
    void applyCaching(); ///< budgets as the user's settings say, in the cache folder of the workspace
    void setDevices(const std::vector<inference::Device>& devices);
    void showSource();
    QString filmName(const core::FrameSource& source) const; ///< of the street's, by its weather
    void showFilm(); ///< the timeline of the open source, once its first frame is read
    void clearTimelineStrips();
    void showSummary(int frame);
    void showSplit(const QString& split);
    void updateState();
    void updateStatus();
    void showError(const QString& what, const core::Error& error);
    void cancel();
    void showShortcuts();
    void makeKeyBindings();
    void showKeysInTexts();
    void editKeys();
    void showCommandPalette();
    /// Why a command that is switched off cannot be used now.
    QString whyNot(const QAction& action) const;
    void showAbout();
    void connectPictures();
    void addPictureOf(QMenu* menu, widgets::Pane* pane);
    void copyPicture(const widgets::Pane* pane); ///< null: all panes
    void savePicture(const widgets::Pane* pane);
    void makeLog(widgets::TextPanel& panel);
    void saveTextAs(const QString& title, const QString& proposal, const QString& text);
    void showSystemReport();
    void showReport(const QString& report);
    void log(const QString& line);

    Engine m_engine;
    Options m_options;
    EngineUsers m_users{m_engine};
    CompareController m_controller;
    CoverageWatch m_coverage{m_controller};
    Exporter m_exporter;
    ModelShelf m_shelf;
    ImportFlow m_importFlow;
    RecentFiles m_recent;
    Preferences m_preferences;
    std::vector<inference::Device> m_foundDevices;
    QString m_failureOfSource; ///< in the message bar, about the open source or one that did not open
    WindowActions* m_actions = nullptr;
    SlotActions* m_slotActions = nullptr;
    HeldKeys* m_heldKeys = nullptr;
    KeyBindings* m_keys = nullptr;
    SessionKeeper* m_session = nullptr;
    CompareView* m_view = nullptr;
    ChartFiles* m_charts = nullptr;
    Leaderboard* m_leaderboard = nullptr;
    QStackedWidget* m_stack = nullptr;
    widgets::StartPage* m_startPage = nullptr;
    widgets::MessageBar* m_messages = nullptr;
    std::unique_ptr<Library> m_library;
    widgets::Timeline* m_timeline = nullptr;
    PlayBar* m_playBar = nullptr;
    QDockWidget* m_timelineDock = nullptr;
    ThumbnailFeed m_thumbnails;
    QPlainTextEdit* m_log = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QMenu* m_themeMenu = nullptr;
    LayoutMenu* m_layoutMenu = nullptr;
    ModelChooser* m_chooser = nullptr;
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
    MachineLabel* m_machine = nullptr;
    QProgressBar* m_progress = nullptr;
    QToolButton* m_cancel = nullptr;
    QToolButton* m_modelButton = nullptr;
    Job m_saving; ///< texts and pictures that the user asks for
};

} // namespace app
