// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/draft_bar.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStringList>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kSentence = 300;  // what the sentence should have at least

void allow(Button* button, const QString& why, const QString& otherwise = {}) {
    button->setEnabled(why.isEmpty());
    button->setToolTip(why.isEmpty() ? otherwise : why);
}

}  // namespace

DraftBar::DraftBar(QWidget* parent)
    : QFrame(parent),
      m_icon(new IconLabel(metrics().iconRow, this)),
      m_lead(makeLabel(TextRole::Value, Tone::Text, this)),
      m_text(new ElidedLabel(Qt::ElideRight, this)),
      m_undo(new IconButton(QStringLiteral("undo"), this)),
      m_redo(new IconButton(QStringLiteral("redo"), this)),
      m_add(new Button(ButtonKind::Normal, this)),
      m_validate(new Button(ButtonKind::Normal, this)),
      m_try(new Button(ButtonKind::Normal, this)),
      m_replay(new Button(ButtonKind::Normal, this)),
      m_compare(new Button(ButtonKind::Normal, this)),
      m_discard(new Button(ButtonKind::Normal, this)),
      m_apply(new Button(ButtonKind::Primary, this)) {
    setFixedHeight(metrics().toolBar);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // fit() finds the room
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(metrics().edgeLeft, 0, metrics().edgeRight, 0);
    line->setSpacing(metrics().space(2));
    line->addWidget(m_icon);
    line->addWidget(m_lead);
    line->addWidget(m_text, 1);
    line->addWidget(m_undo);
    line->addWidget(m_redo);
    for (Button* button : {m_add, m_validate, m_try, m_replay, m_compare, m_discard, m_apply}) {
        line->addWidget(button);
    }
    m_add->setIconName(QStringLiteral("plus"));
    m_validate->setIconName(QStringLiteral("check"));
    m_try->setIconName(QStringLiteral("aim"));
    m_try->setCheckable(true);
    m_replay->setIconName(QStringLiteral("history"));
    m_replay->setCheckable(true);
    m_compare->setIconName(QStringLiteral("compare"));
    m_discard->setIconName(QStringLiteral("trash"));
    m_icon->setIcon(QStringLiteral("pencil"), tokenOf(Tone::Warn));
    connect(m_undo, &QToolButton::clicked, this, &DraftBar::undoAsked);
    connect(m_redo, &QToolButton::clicked, this, &DraftBar::redoAsked);
    connect(m_add, &QPushButton::clicked, this, &DraftBar::addAsked);
    connect(m_validate, &QPushButton::clicked, this, &DraftBar::validateAsked);
    connect(m_try, &QPushButton::clicked, this, &DraftBar::tryAsked);
    connect(m_replay, &QPushButton::clicked, this, &DraftBar::replayAsked);
    connect(m_compare, &QPushButton::clicked, this, &DraftBar::compareAsked);
    connect(m_discard, &QPushButton::clicked, this, &DraftBar::discardAsked);
    connect(m_apply, &QPushButton::clicked, this, &DraftBar::applyAsked);
    retranslate();
}

void DraftBar::setState(const State& state) {
    m_state = state;
    setProperty("part", state.draft ? QVariant() : QStringLiteral("tool_bar"));
    setStyleProperty(this, "notice", state.draft ? nameOf(Tone::Warn) : QString());
    m_icon->setVisible(state.draft);
    m_lead->setText(state.draft ? tr("Draft") : tr("Revision %1").arg(state.revision));
    m_text->setText(sentence());
    m_text->setAccessibleName(m_lead->text() + u' ' + m_text->text());
    m_undo->setEnabled(state.canUndo && state.locked.isEmpty());
    m_redo->setEnabled(state.canRedo && state.locked.isEmpty());
    allow(m_add, state.locked, withKeys(tr("Adds a rule under the selected one"), m_keys.add));
    m_add->setVisible(!state.empty);
    m_try->setChecked(state.trying);
    m_try->setToolTip(withKeys(tr("Where would a call go? Nothing is sent"), m_keys.test));
    m_replay->setChecked(state.replaying);
    m_replay->setToolTip(
        withKeys(tr("What would have become of recorded calls? Nothing is sent"), m_keys.replay));
    for (Button* button : {m_validate, m_compare, m_discard, m_apply}) {
        button->setVisible(state.draft);
    }
    allow(m_validate, state.locked);
    allow(m_discard, state.locked);
    allow(m_apply, state.locked);
    fit();
}

QString DraftBar::sentence() const {
    const State& state = m_state;
    if (!state.draft) {
        return tr("is in force.");
    }
    if (!state.notKept.isEmpty()) {
        return tr("It is not kept: %1").arg(state.notKept);
    }
    QStringList parts;
    if (state.errors > 0) {
        parts << tr("%Ln rules cannot be applied yet.", nullptr, state.errors);
    }
    if (state.wrongSets > 0) {
        parts << tr("%Ln sets cannot be applied yet.", nullptr, state.wrongSets);
    }
    // Which revision they are of is told once.
    QString changes =
        state.base == state.revision
            ? tr("%Ln changes", nullptr, state.changes)
            : tr("%Ln changes to revision %1", nullptr, state.changes).arg(state.base);
    if (state.keptAt != Timestamp() && !state.keeping) {
        const QString time = QLocale().toString(localTime(state.keptAt).time(),
                                                tr("HH:mm", "QLocale format of a time"));
        changes = tr("%1, kept %2").arg(changes, time);
    }
    parts << changes + u'.' << tr("Traffic follows revision %1.").arg(state.revision);
    return parts.join(u' ');
}

void DraftBar::setKeys(const Keys& keys) {
    m_keys = keys;
    retranslate();
}

void DraftBar::retranslate() {
    m_undo->setName(tr("Undo"), m_keys.undo);
    m_redo->setName(tr("Redo"), m_keys.redo);
    m_add->setText(tr("Add rule"));
    m_validate->setText(tr("Validate"));
    m_try->setText(tr("Try"));
    m_replay->setText(tr("Replay"));
    m_compare->setText(tr("Compare"));
    m_discard->setText(tr("Discard"));
    m_apply->setText(tr("Apply"));
    m_apply->setKeyHint(m_keys.apply);
    setState(m_state);
}

// The words of the buttons leave before the sentence is cut to nothing.
void DraftBar::fit() {
    foldToFit(*this, {m_discard, m_compare, m_validate, m_replay, m_try, m_add},
              metrics().px(kSentence));
}

void DraftBar::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fit();
}

void DraftBar::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

}  // namespace weir::ui
