// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace widgets {

/// Two canvases of one shared view on top of each other: the first is seen left of a divider, the second right of it.
/// Both are as large as the whole, so that they show the same place; the mouse reaches the one that is seen.
class Swipe : public QWidget {
    Q_OBJECT

public:
    /// Takes both as children.
    Swipe(QWidget* left, QWidget* right, QWidget* parent = nullptr);

    /// Of the divider, in parts of the width; kept when the size changes. Values beyond 0 … 1 become these.
    void setPosition(double position);
    double position() const { return m_position; }
    QWidget& divider() { return *m_divider; } ///< takes the keyboard: arrows, Home and End

signals:
    void positionChanged(double position);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QWidget* m_left = nullptr;
    QWidget* m_right = nullptr;
    QWidget* m_divider = nullptr;
    double m_position = 0.5;
};

} // namespace widgets
