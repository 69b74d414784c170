// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/probe/probe_values.h"

#include <QAbstractScrollArea>

namespace widgets {

/// Paints one pixel: a line for place and truth, then a block for each slot with room for five classes. Everything has
/// its place whatever the values are, so that nothing jumps while the mouse moves; blocks stand side by side where the
/// view is wide. A new value costs one repaint and makes no widget.
class ProbeView : public QAbstractScrollArea {
    Q_OBJECT

public:
    static constexpr int kRows = 5; ///< classes shown of each slot

    explicit ProbeView(QWidget* parent = nullptr);

    void setValues(ProbeValues values);
    void clear();
    const std::optional<ProbeValues>& values() const { return m_values; }

    /// As painted, in the viewport. REQUIRES: a slot of values(), 0 <= row < kRows.
    QRect blockRect(int slot) const;
    QRect swatchRect(int slot, int row) const;
    QRect barRect(int slot, int row) const; ///< of the probability 1
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    int lineHeight() const;
    int headerHeight() const;
    int blockHeight() const;
    int columns() const;
    QRect rowRect(int slot, int row) const;
    void updateScrollBar();
    void paintHeader(QPainter& painter);
    void paintSlot(QPainter& painter, int slot);
    void paintClass(QPainter& painter, int slot, int row);

    std::optional<ProbeValues> m_values;
};

} // namespace widgets
