// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>
#include <QWidget>

#include <vector>

class QScrollArea;

namespace widgets {

/// Keys of one kind under their title.
struct KeyGroup {
    struct Line {
        QString keys, what;
    };
    QString title;
    std::vector<Line> lines;
};

/// All keys over the whole of a window. Any key or click closes it, but for those that scroll it.
class KeysOverlay : public QWidget {
    Q_OBJECT

public:
    /// Covers `window`, of which it becomes a child; show() takes the focus, closing deletes it.
    KeysOverlay(std::vector<KeyGroup> groups, QWidget* window);

signals:
    void closed();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void end();
    void arrange();

    std::vector<KeyGroup> m_groups;
    QScrollArea* m_area = nullptr;
    QPointer<QWidget> m_before; ///< had the focus, and gets it back
    int m_columns = 0;
};

} // namespace widgets
