// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window_actions.h"

#include "app/gui/command_list.h"
#include "widgets/icons.h"

#include <QAction>
#include <QWidget>

namespace app {

WindowActions::WindowActions(QWidget* window) : QObject(window), m_window(window) {
    openDataset =
        add(tr("Open &dataset…"), {"Ctrl+Shift+O"}, "open", tr("Open a Cityscapes root with photos and truth"));
    openFolder = add(tr("Open &folder…"), {"Ctrl+U"}, "open", tr("Open a folder of pictures"));
    openPicture = add(tr("Open &picture…"), {"Ctrl+O"}, "image", tr("Open one picture, or a list of frames"));
    openVideo = add(tr("Open &video…"), {"Ctrl+Shift+V"}, "video", tr("Open a video"));
    openStreet =
        add(tr("&Built-in street"), {"Ctrl+Shift+B"}, "image", tr("Open the drawn street that comes with the program"));
    const QString film = tr("Open a drawn drive of 20 seconds with its truth");
    openStreetFilm = add(tr("Street film in &clear weather"), {}, "video", film);
    openRainFilm = add(tr("Street film in &rain"), {}, "video", film);
    openFogFilm = add(tr("Street film in &fog"), {}, "video", film);
    openDuskFilm = add(tr("Street film at &dusk"), {}, "video", film);
    openModel = add(tr("Choose &model…"), {"Ctrl+M"}, "model", tr("Put a model into the next free slot"));
    importCheckpoint =
        add(tr("&Import checkpoint…"), {"Ctrl+I"}, "model", tr("Make a model of a PyTorch or safetensors file"));
    exportFilm =
        add(tr("&Export film…"), {"Ctrl+E"}, "video", tr("Write photo, truth and slots side by side as a film"));
    exportLabels =
        add(tr("Export &label maps…"), {"Ctrl+Shift+E"}, {}, tr("Write the label ids of every frame and slot"));
    clearRecent = add(tr("&Clear this list"), {}, {}, {});
    quit = add(tr("&Quit"), {"Ctrl+Q"}, {}, {});
    previous = add(tr("&Previous frame"), {"A", "Left"}, "previous",
                   tr("Previous frame of those that the library shows, in its order"));
    next =
        add(tr("&Next frame"), {"D", "Right"}, "next", tr("Next frame of those that the library shows, in its order"));
    first = add(tr("&First frame"), {"Home"}, {}, {});
    last = add(tr("&Last frame"), {"End"}, {}, {});
    previousUnreviewed = add(tr("Previous &unreviewed frame"), {"Ctrl+Shift+A"}, {}, {});
    nextUnreviewed = add(tr("Next un&reviewed frame"), {"Ctrl+Shift+D"}, {},
                         tr("Next frame of the library that is not marked as reviewed"));
    undo = add(tr("&Undo"), {"Ctrl+Z"}, {}, {});
    redo = add(tr("Red&o"), {"Ctrl+Shift+Z", "Ctrl+Y"}, {}, {});
    reviewed = add(tr("Re&viewed"), {"R"}, {}, tr("Mark the frame, or those selected in the library, as reviewed"));
    reviewed->setCheckable(true);
    editNote = add(tr("No&te and flags…"), {"Ctrl+Shift+N"}, {}, tr("Write a note on the frame, and flag it"));
    exportNotes = add(tr("&Export notes…"), {}, {}, tr("Write flags, notes and reviewed marks to a CSV or JSON file"));
    lookForChanges = add(tr("Look for &changes"), {"F5"}, {},
                         tr("List the frames anew, where the system does not tell that files have changed"));
    filterFrames = add(tr("Fi&lter frames"), {"Ctrl+Shift+F"}, "filter", tr("Type a filter for the library"));
    play = add(tr("P&lay"), {}, "play", tr("Play (Space)"));
    secondBack = add(tr("One second &back"), {"Shift+Left"}, "second-back", {});
    secondAhead = add(tr("One second a&head"), {"Shift+Right"}, "second-ahead", {});
    live = add(tr("&Live"), {"L"}, {}, tr("Play at the film's own rate, and give the models the newest frame"));
    live->setCheckable(true);
    loop = add(tr("Play in a l&oop"), {"Shift+L"}, "loop", tr("Begin again at the end, or where In is marked"));
    loop->setCheckable(true);
    slower = add(tr("Slo&wer"), {"<"}, {}, {});
    faster = add(tr("Fas&ter"), {">"}, {}, {});
    segment = add(tr("&Segment"), {"I"}, "segment", tr("Run the models of all slots on this frame"));
    segmentAll = add(tr("Segment &all frames"), {"Ctrl+B"}, {}, tr("Run the models on every frame, in the background"));
    automatic = add(tr("Segment frames as they are &opened"), {}, {}, {});
    automatic->setCheckable(true);
    automatic->setChecked(true);
    lookAhead = add(tr("Segment neighbours a&head"), {}, {}, {});
    lookAhead->setCheckable(true);
    lookAhead->setChecked(true);
    cancel = add(tr("&Cancel"), {"Esc"}, "cancel", tr("Stop what is running"));
    fit = add(tr("&Fit to pane"), {"Ctrl+F"}, "fit", tr("Show the whole frame"));
    actualSize = add(tr("&Actual size"), {"Ctrl+0"}, {}, tr("One pixel of the frame on one of the screen"));
    moreOpacity = add(tr("&Stronger masks"), {"+", "="}, {}, {});
    lessOpacity = add(tr("&Weaker masks"), {"-"}, {}, {});
    showAllClasses = add(tr("Show all &classes"), {"Shift+H"}, {}, {});
    toggleMasks = add(tr("&Hide masks"), {"H"}, {}, {});
    toggleMasks->setCheckable(true);
    outlines = add(tr("&Outlines only"), {"O"}, {}, tr("Paint only where one class ends and another begins"));
    outlines->setCheckable(true);
    hatched =
        add(tr("H&atch classes"), {"Shift+O"}, {}, tr("Patterns over the colours, to tell classes apart without them"));
    hatched->setCheckable(true);
    gridLayout = add(tr("&Grid"), {"Alt+1"}, "layout-grid", tr("All panes side by side"));
    singleLayout = add(tr("&Single"), {"Alt+2"}, "layout-single", tr("One pane alone"));
    swipeLayout = add(tr("S&wipe"), {"Alt+3"}, "layout-swipe", tr("Two panes on top of each other, with a divider"));
    blinkLayout = add(tr("&Blink by itself"), {"Alt+4"}, "layout-blink", tr("Two panes in turn in the same place"));
    for (QAction* layout : {gridLayout, singleLayout, swipeLayout, blinkLayout}) layout->setCheckable(true);
    dividerLeft = add(tr("Divider to the le&ft"), {"Alt+Left"}, {}, {});
    dividerRight = add(tr("Divider to the ri&ght"), {"Alt+Right"}, {}, {});
    alone = add(tr("O&ne pane"), {"G"}, {}, tr("Show one pane in all the room; again: all of them"));
    alone->setCheckable(true);
    nextPane = add(tr("Ne&xt pane"), {"Ctrl+Tab"}, {},
                   tr("The next one in the place of the pane that is shown alone, or right of the divider"));
    previousPane =
        add(tr("Pre&vious pane"), {"Ctrl+Shift+Tab"}, {},
            tr("The previous one in the place of the pane that is shown alone; the next one left of the divider"));
    blink = add(tr("&Blink"), {"X"}, {}, tr("Flip between two panes in the same place"));
    present = add(tr("&Presentation"), {"F11"}, {}, tr("Pictures and legend alone on the whole screen, in large type"));
    present->setCheckable(true);
    savePicture = add(tr("Save p&icture…"), {"Ctrl+Shift+S"}, {},
                      tr("All panes with legend, in the frame's own resolution, as a PNG"));
    copyPicture = add(tr("Cop&y picture"), {"Ctrl+Shift+C"}, {}, tr("All panes with legend, to the clipboard"));
    settings = add(tr("S&ettings…"), {"F2"}, {}, tr("Device, memory, workspace, theme and more"));
    commandPalette = add(tr("&Commands…"), {"Ctrl+Shift+P"}, {}, tr("Find any command by a part of its name"));
    editKeys = add(tr("C&hange keys…"), {}, {}, tr("Choose the keys of every command"));
    systemReport =
        add(tr("S&ystem report…"), {}, {}, tr("Versions, devices, models and the log, for a report of a bug"));
    shortcuts = add(tr("&Keys and mouse"), {"F1", "?"}, {}, {});
    about = add(tr("&About Kerbside"), {}, {}, {});
    for (QAction* step : {previous, next, previousUnreviewed, nextUnreviewed, secondBack, secondAhead, undo, redo,
                          slower, faster, moreOpacity, lessOpacity, dividerLeft, dividerRight, nextPane, previousPane})
        step->setAutoRepeat(true);
    nameActions();
    updateToolTips();
    setPalette(window->palette());
}

QAction* WindowActions::add(const QString& text, const QList<QString>& keys, const QString& icon, const QString& tip) {
    auto* action = new QAction(text, this);
    QList<QKeySequence> sequences;
    for (const QString& key : keys) sequences << QKeySequence(key);
    action->setShortcuts(sequences);
    action->setAutoRepeat(false); // a key that is held would switch on and off, or open one dialog after the other
    m_window->addAction(action);
    m_entries.append({action, icon, tip});
    return action;
}

void WindowActions::updateToolTips() {
    for (const Entry& entry : m_entries) {
        const QString plain = entry.tip.isEmpty() ? commandTitle(*entry.action) : entry.tip;
        const QKeySequence key = entry.action->shortcut();
        entry.action->setToolTip(
            key.isEmpty() ? plain : QStringLiteral("%1 (%2)").arg(plain, key.toString(QKeySequence::NativeText)));
    }
}

void WindowActions::setPalette(const QPalette& palette) {
    for (const Entry& entry : m_entries)
        if (!entry.icon.isEmpty())
            entry.action->setIcon(
                widgets::themedIcon(entry.action == play && m_playing ? QStringLiteral("pause") : entry.icon, palette));
}

void WindowActions::setPlaying(bool playing) {
    if (playing == m_playing) return;
    m_playing = playing;
    play->setText(playing ? tr("&Pause") : tr("P&lay"));
    play->setIcon(widgets::themedIcon(playing ? QStringLiteral("pause") : QStringLiteral("play"), m_window->palette()));
}

std::vector<widgets::KeyGroup::Line> WindowActions::heldKeys() const {
    std::vector<widgets::KeyGroup::Line> lines;
    const auto row = [&lines](const QString& keys, const QString& what) { lines.push_back({keys, what}); };
    row(tr("Space"), tr("Play and pause"));
    row(tr("Space held, drag"), tr("Move the picture (the middle mouse button does it too)"));
    row(tr("0 held"), tr("Bare photo"));
    row(tr("Wheel"), tr("Zoom at the cursor"));
    row(tr("Ctrl+Wheel"), tr("Opacity of the masks"));
    row(tr("Click in the legend, or Space"), tr("Hide or show a class"));
    row(tr("Double click in the legend, or Enter"), tr("Show a class alone; again: all"));
    row(tr("Letters in the legend"), tr("Go to the class that begins so"));
    row(tr("Click on a bar, or arrows and Enter"), tr("Show a class alone"));
    return lines;
}

} // namespace app
