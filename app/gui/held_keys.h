// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace app {

/// Keys that mean something while they are held: Space pans (and plays when it is only tapped), 0 shows the bare photo.
/// Watches the whole program, and keeps out of text fields, buttons and lists.
class HeldKeys : public QObject {
    Q_OBJECT

public:
    explicit HeldKeys(QObject* parent = nullptr);
    /// Space was used to drag: its release is no tap.
    void noteDrag() { m_dragged = true; }

signals:
    void panHeld(bool held);
    void peekHeld(bool held);
    void spaceTapped();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static bool isBelieved(QTimer& up);
    void endSpace();
    void endPeek();
    void release();

    QTimer m_spaceUp{}; ///< runs from a release until it is believed
    QTimer m_peekUp{};
    bool m_space = false;
    bool m_peek = false;
    bool m_dragged = false;
};

} // namespace app
