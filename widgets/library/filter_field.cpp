// SPDX-FileCopyrightText: 2026 The Kerbside authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library/filter_field.h"

#include "widgets/icons.h"
#include "widgets/to_qt.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QMenu>

#include <array>

namespace widgets {

namespace {

/// The meanings of core::filterTerms(), which are looked up by their text: the tools of translators find them here.
[[maybe_unused]] constexpr std::array kMeanings = {
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the name holds this text"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "likewise, with blanks and signs as they are"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the frame with this number in the source"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the truth holds this class"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the frame's mIoU of any slot; also <=, > and >="),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the frame's mIoU of one slot"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the frame's IoU of a class, of any slot"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the frame's IoU of a class, of one slot"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "there is truth"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "a slot has segmented the frame"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "there is a note"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the frame has this flag"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "the frame is marked as reviewed"),
    QT_TRANSLATE_NOOP("widgets::FilterTerm", "not; in front of any term"),
};

QString meaningOf(const core::FilterTerm& term) {
    return QCoreApplication::translate("widgets::FilterTerm", std::string(term.meaning).c_str());
}

QString helpText() {
    QString html = QStringLiteral("<p>%1</p><table cellspacing=\"2\">")
                       .arg(FilterField::tr("Shows the frames that all of these terms hold for:"));
    for (const core::FilterTerm& term : core::filterTerms())
        html += QStringLiteral("<tr><td><code>%1</code></td><td>&nbsp; %2</td></tr>")
                    .arg(toQt(term.example).toHtmlEscaped(), meaningOf(term).toHtmlEscaped());
    return html + QStringLiteral("</table>");
}

} // namespace

FilterField::FilterField(QWidget* parent) : QLineEdit(parent), m_scheme(*core::ClassScheme::builtIn("cityscapes-19")) {
    setPlaceholderText(tr("Filter, e.g. class:rider"));
    setAccessibleName(tr("Filter of the frames"));
    setToolTip(helpText());
    setClearButtonEnabled(true);
    m_terms = addAction(themedIcon(QStringLiteral("filter"), palette()), QLineEdit::LeadingPosition);
    m_terms->setText(tr("What a filter can say"));
    m_terms->setToolTip(tr("What a filter can say (Alt+Down in the field)"));
    connect(m_terms, &QAction::triggered, this, &FilterField::showTerms);
    connect(this, &QLineEdit::textChanged, this, &FilterField::read);
}

void FilterField::setScheme(const core::ClassScheme& scheme) {
    if (scheme == m_scheme) return;
    m_scheme = scheme;
    read();
}

void FilterField::read() {
    const auto filter = core::FrameFilter::parse(text().toStdString(), m_scheme);
    const QString fault = filter ? QString() : toQt(filter.error().message);
    if (fault != m_fault) {
        m_fault = fault;
        emit faultChanged();
    }
    if (filter) emit filterRead(*filter);
}

void FilterField::showTerms() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const core::FilterTerm& term : core::filterTerms()) {
        const QString example = toQt(term.example);
        auto* action = menu->addAction(QString(example).replace(QLatin1Char('&'), QLatin1String("&&")) +
                                       QLatin1Char('\t') + meaningOf(term));
        connect(action, &QAction::triggered, this, [this, example] { type(example); });
    }
    menu->popup(mapToGlobal(rect().bottomLeft()));
}

void FilterField::type(const QString& term) {
    setFocus();
    const QString before = text().trimmed();
    setText(before.isEmpty() ? term : before + QLatin1Char(' ') + term);
}

bool FilterField::event(QEvent* event) {
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (isOverride || event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        // Escape is the window's Cancel, but here it first takes the text away.
        const bool clears = key->key() == Qt::Key_Escape && !text().isEmpty();
        const bool opens = key->key() == Qt::Key_Down && key->modifiers() == Qt::AltModifier;
        if (clears || opens) {
            event->accept();
            if (!isOverride && clears) clear();
            if (!isOverride && opens) showTerms();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FilterField::changeEvent(QEvent* event) {
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_terms != nullptr)
        m_terms->setIcon(themedIcon(QStringLiteral("filter"), palette()));
}

} // namespace widgets
