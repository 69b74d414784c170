// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cityscapes/frame_filter.h"

#include <QLineEdit>

namespace widgets {

/// A line for the language of core::FrameFilter, read as it is typed. A menu at its end lists what can be said and
/// types it.
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(QWidget* parent = nullptr);

    /// Classes are of this scheme; reads the text anew.
    void setScheme(const core::ClassScheme& scheme);
    const core::ClassScheme& scheme() const { return m_scheme; }
    /// Why the text is no filter; empty when it is one.
    const QString& fault() const { return m_fault; }

signals:
    void filterRead(const core::FrameFilter& filter); ///< not when the text is none
    void faultChanged();

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void read();
    void showTerms();
    void type(const QString& term);

    core::ClassScheme m_scheme;
    QString m_fault;
    QAction* m_terms = nullptr;
};

} // namespace widgets
