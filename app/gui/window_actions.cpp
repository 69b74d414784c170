// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/window_actions.h"

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
    openModel = add(tr("Open &model…"), {"Ctrl+M"}, "model", tr("Put a model into the next free slot"));
    importCheckpoint =
        add(tr("&Import checkpoint…"), {"Ctrl+I"}, "model", tr("Make a model of a PyTorch or safetensors file"));
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
    play = add(tr("P&lay"), {}, "play", tr("Play frame by frame through the models (Space)"));
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
    alone = add(tr("O&ne pane"), {"G"}, {}, tr("Show one pane in all the room; again: all of them"));
    alone->setCheckable(true);
    nextPane = add(tr("Ne&xt pane"), {"Ctrl+Tab"}, {}, tr("While one pane is shown: the next one"));
    previousPane = add(tr("Pre&vious pane"), {"Ctrl+Shift+Tab"}, {}, tr("While one pane is shown: the previous one"));
    blink = add(tr("&Blink"), {"X"}, {}, tr("Flip between two panes in the same place"));
    present = add(tr("&Presentation"), {"F11"}, {}, tr("Pictures and legend alone on the whole screen, in large type"));
    present->setCheckable(true);
    shortcuts = add(tr("&Keys and mouse"), {"F1", "?"}, {}, {});
    about = add(tr("&About Kerbside"), {}, {}, {});
    setPalette(window->palette());
}

QAction* WindowActions::add(const QString& text, const QList<QString>& keys, const QString& icon, const QString& tip) {
    auto* action = new QAction(text, this);
    QList<QKeySequence> sequences;
    for (const QString& key : keys) sequences << QKeySequence(key);
    action->setShortcuts(sequences);
    const QString plain = tip.isEmpty() ? QString(text).remove(QLatin1Char('&')) : tip;
    action->setToolTip(sequences.isEmpty() ? plain
                                           : QStringLiteral("%1 (%2)").arg(
                                                 plain, sequences.first().toString(QKeySequence::NativeText)));
    m_window->addAction(action);
    m_entries.append({action, icon});
    return action;
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

QString WindowActions::shortcutTable() const {
    QString html = QStringLiteral("<table cellspacing=\"4\">");
    const auto row = [&html](const QString& keys, const QString& what) {
        html += QStringLiteral("<tr><td><b>%1</b></td><td>&nbsp;&nbsp;%2</td></tr>")
                    .arg(keys.toHtmlEscaped(), what.toHtmlEscaped());
    };
    for (const Entry& entry : m_entries) {
        QStringList keys;
        for (const QKeySequence& key : entry.action->shortcuts()) keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            row(keys.join(tr(" or ")), entry.action->text().remove(QLatin1Char('&')).remove(QStringLiteral("…")));
    }
    row(tr("Space"), tr("Play and pause"));
    row(tr("Space held, drag"), tr("Move the picture (the middle mouse button does it too)"));
    row(tr("0 held"), tr("Bare photo"));
    row(tr("Wheel"), tr("Zoom at the cursor"));
    row(tr("Ctrl+Wheel"), tr("Opacity of the masks"));
    row(tr("Click in the legend, or Space"), tr("Hide or show a class"));
    row(tr("Double click in the legend, or Enter"), tr("Show a class alone; again: all"));
    row(tr("Letters in the legend"), tr("Go to the class that begins so"));
    row(tr("Click on a bar, or arrows and Enter"), tr("Show a class alone"));
    return html + QStringLiteral("</table>");
}

} // namespace app
