// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/commands/keys_overlay.h"

#include <QList>
#include <QObject>
#include <QString>

#include <vector>

class QAction;
class QPalette;
class QWidget;

namespace app {

/// Every command of the window with its name, key and icon, made in one place. What they do is connected by the window.
class WindowActions : public QObject {
    Q_OBJECT

public:
    /// The actions' shortcuts work while `window` is active; it gets all of them.
    explicit WindowActions(QWidget* window);

    QAction* openDataset = nullptr;
    QAction* openFolder = nullptr;
    QAction* openPicture = nullptr;
    QAction* openVideo = nullptr;
    QAction* openStreet = nullptr;
    QAction* openStreetFilm = nullptr;
    QAction* openRainFilm = nullptr;
    QAction* openFogFilm = nullptr;
    QAction* openDuskFilm = nullptr;
    QAction* openModel = nullptr;
    QAction* importCheckpoint = nullptr;
    QAction* exportFilm = nullptr;
    QAction* exportLabels = nullptr;
    QAction* clearRecent = nullptr;
    QAction* quit = nullptr;
    QAction* previous = nullptr;
    QAction* next = nullptr;
    QAction* first = nullptr;
    QAction* last = nullptr;
    QAction* previousUnreviewed = nullptr;
    QAction* nextUnreviewed = nullptr;
    QAction* filterFrames = nullptr;
    QAction* lookForChanges = nullptr;
    QAction* reviewed = nullptr;
    QAction* editNote = nullptr;
    QAction* exportNotes = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* secondBack = nullptr;
    QAction* secondAhead = nullptr;
    QAction* play = nullptr;
    QAction* live = nullptr;
    QAction* loop = nullptr;
    QAction* slower = nullptr;
    QAction* faster = nullptr;
    QAction* segment = nullptr;
    QAction* segmentAll = nullptr;
    QAction* automatic = nullptr;
    QAction* lookAhead = nullptr;
    QAction* cancel = nullptr;
    QAction* fit = nullptr;
    QAction* actualSize = nullptr;
    QAction* moreOpacity = nullptr;
    QAction* lessOpacity = nullptr;
    QAction* showAllClasses = nullptr;
    QAction* toggleMasks = nullptr;
    QAction* outlines = nullptr;
    QAction* hatched = nullptr;
    QAction* gridLayout = nullptr;
    QAction* singleLayout = nullptr;
    QAction* swipeLayout = nullptr;
    QAction* blinkLayout = nullptr;
    QAction* dividerLeft = nullptr;
    QAction* dividerRight = nullptr;
    QAction* alone = nullptr;
    QAction* nextPane = nullptr;
    QAction* previousPane = nullptr;
    QAction* blink = nullptr;
    QAction* present = nullptr;
    QAction* savePicture = nullptr;
    QAction* copyPicture = nullptr;
    QAction* settings = nullptr;
    QAction* commandPalette = nullptr;
    QAction* editKeys = nullptr;
    QAction* systemReport = nullptr;
    QAction* shortcuts = nullptr;
    QAction* about = nullptr;

    /// Icons in the colours of the palette.
    void setPalette(const QPalette& palette);
    void setPlaying(bool playing);
    /// After keys were changed: tool tips name the first key of their command.
    void updateToolTips();
    /// What is held, and what the mouse does, beside the keys of commands.
    std::vector<widgets::KeyGroup::Line> heldKeys() const;

private:
    struct Entry {
        QAction* action;
        QString icon;
        QString tip; ///< without the key
    };
    QAction* add(const QString& text, const QList<QString>& keys, const QString& icon, const QString& tip);

    void nameActions();

    QWidget* m_window;
    QList<Entry> m_entries;
    bool m_playing = false;
};

} // namespace app
