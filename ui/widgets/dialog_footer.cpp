// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialog_footer.hpp"

#include <QDialog>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/tab_order.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

DialogFooter::DialogFooter(QDialog* dialog)
    : QFrame(dialog),
      m_note(makeParagraph(TextRole::Small, Tone::Muted, this)),
      m_cancel(new Button(ButtonKind::Normal, this)),
      m_primary(new Button(ButtonKind::Primary, this)) {
    setProperty("part", QStringLiteral("footer"));
    const QKeySequence finish(Qt::CTRL | Qt::Key_Return);
    m_primary->setKeyHint(finish);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics().edgeLeft, metrics().gap, metrics().edgeLeft,
                               metrics().gap);
    layout->setSpacing(metrics().space(2));
    layout->addWidget(m_note, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_primary);
    m_cancel->setText(tr("Cancel"));
    connect(m_cancel, &QPushButton::clicked, dialog, &QDialog::reject);
    connect(m_primary, &QPushButton::clicked, this, &DialogFooter::primaryAsked);
    for (const QKeySequence& keys : {finish, QKeySequence(Qt::CTRL | Qt::Key_Enter)}) {
        auto* shortcut = new QShortcut(keys, dialog);
        connect(shortcut, &QShortcut::activated, m_primary, &QPushButton::click);
    }
}

void DialogFooter::placeUnder(QLayout* content, int width) {
    QVBoxLayout* layout = makeLayout(width);
    layout->addLayout(content, 1);
    layout->addWidget(this);
    tabInLayoutOrder(*parentWidget());
}

void DialogFooter::placeUnder(QWidget* content, int width) {
    QVBoxLayout* layout = makeLayout(width);
    layout->addWidget(content, 1);
    layout->addWidget(this);
    tabInLayoutOrder(*parentWidget());
}

// A minimum width of the dialog itself would let it be narrower than what it holds.
QVBoxLayout* DialogFooter::makeLayout(int width) {
    auto* layout = new QVBoxLayout(parentWidget());
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addStrut(metrics().px(width));
    return layout;
}

void DialogFooter::setPrimaryText(const QString& text) {
    m_primary->setText(text);
}

void DialogFooter::setPrimaryEnabled(bool enabled, const QString& why) {
    m_primary->setEnabled(enabled);
    m_primary->setToolTip(enabled ? QString() : why);
}

void DialogFooter::setNote(const QString& note) {
    m_note->setText(note);
    setTone(m_note, Tone::Muted);
}

void DialogFooter::setProblem(const QString& problem) {
    m_note->setText(problem);
    setTone(m_note, Tone::Error);
}

void DialogFooter::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_cancel->setText(tr("Cancel"));
    }
}

}  // namespace weir::ui
