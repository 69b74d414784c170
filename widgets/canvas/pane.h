// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/canvas/frame_canvas.h"

#include <QColor>

#include <optional>

class QLabel;
class QMenu;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace widgets {

/// A canvas under a line that says what it shows: letter, name, frame, time. Instead of the canvas it can ask for a
/// model.
class Pane : public QWidget {
    Q_OBJECT

public:
    /// `letter` may be empty (photo, truth). REQUIRES: view outlives the pane.
    Pane(SharedView& view, const QString& letter, const QColor& color, QWidget* parent = nullptr);

    FrameCanvas& canvas() { return *m_canvas; }
    void setTitle(const QString& title);
    QString title() const { return m_title; }
    /// To the right of the title: frame number, milliseconds.
    void setInfo(const QString& info);
    QString info() const;
    /// Opens from the title and from the prompt's button; not owned.
    void setMenu(QMenu* menu);
    /// The key that shows this pane alone, for a tool tip; empty: none.
    void setAloneKey(const QString& key);
    /// A text and a button in place of the canvas; empty text: the canvas.
    void setPrompt(const QString& text, const QString& button = {});
    bool isPrompting() const;
    /// 0 … 1, negative for unknown; nothing hides the line.
    void setProgress(std::optional<double> share);

signals:
    void aloneRequested(); ///< the button at the right of the header

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elideTitle();
    void setIcon();

    QString m_title;
    QString m_fullInfo;
    QLabel* m_badge = nullptr;
    QToolButton* m_titleButton = nullptr;
    QLabel* m_info = nullptr;
    QToolButton* m_aloneButton = nullptr;
    QProgressBar* m_progress = nullptr;
    QStackedWidget* m_stack = nullptr;
    FrameCanvas* m_canvas = nullptr;
    QLabel* m_promptText = nullptr;
    QPushButton* m_promptButton = nullptr;
};

} // namespace widgets
