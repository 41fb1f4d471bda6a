// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_pane.hpp"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/routing/condition_group.hpp"
#include "ui/routing/demand_editor.hpp"
#include "ui/routing/failover_editor.hpp"
#include "ui/routing/hits_line.hpp"
#include "ui/routing/route_choices.hpp"
#include "ui/routing/route_model.hpp"
#include "ui/routing/target_editor.hpp"
#include "ui/routing/words_field.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/chip.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/widgets/tab_order.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr int kStrategies = 6;
constexpr int kStickies = 3;
constexpr int kWheres = 3;
constexpr int kWidest = 640;

void addItems(QComboBox* combo, int count) {
    for (int i = 0; i < count; ++i) {
        combo->addItem(QString());
    }
}

}  // namespace

RoutePane::RoutePane(Known known, KnownValues values, QWidget* parent)
    : QFrame(parent),
      m_known(std::move(known)),
      m_title(makeLabel(TextRole::Head, Tone::Text, this)),
      m_mark(new ChipLabel(this)),
      m_duplicate(new IconButton(QStringLiteral("copy"), this)),
      m_remove(new IconButton(QStringLiteral("trash"), this)),
      m_close(new IconButton(QStringLiteral("x"), this)),
      m_scroll(new QScrollArea(this)),
      m_form(new QWidget),
      m_notes(new QVBoxLayout),
      m_nameLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_name(new WordsField),
      m_nameProblem(makeParagraph(TextRole::Small, Tone::Error)),
      m_whenLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_when(new ConditionGroup(std::move(values), 0)),
      m_whereLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_where(new QComboBox),
      m_strategyLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_strategy(new QComboBox),
      m_stickyLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_sticky(new QComboBox),
      m_strategyHint(makeParagraph(TextRole::Small, Tone::Muted)),
      m_targets(new TargetEditor([this] { return knownTargets(m_known()); })),
      m_demand(new DemandEditor([this] { return knownRegions(m_known()); })),
      m_failover(new FailoverEditor),
      m_refuse(new WordsField),
      m_refuseHint(makeParagraph(TextRole::Small, Tone::Muted)),
      m_hitsLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_hits(makeLabel(TextRole::Value, Tone::Text)),
      m_line(new HitsLine),
      m_from(makeLabel(TextRole::Small, Tone::Muted)),
      m_until(makeLabel(TextRole::Small, Tone::Muted)) {
    setProperty("part", QStringLiteral("pane"));
    m_name->setSingle(true);
    m_refuse->setSingle(true);
    addItems(m_where, kWheres);
    addItems(m_strategy, kStrategies);
    addItems(m_sticky, kStickies);
    layOut();
    connectParts();
    retranslate();
}

QWidget* RoutePane::makeHead() {
    auto* head = new QWidget(this);
    head->setMinimumHeight(metrics().toolBar);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(metrics().edgeRight, 0, metrics().space(2), 0);
    line->setSpacing(metrics().space(2));
    line->addWidget(m_title);
    line->addWidget(m_mark);
    line->addStretch();
    line->addWidget(m_duplicate);
    line->addWidget(m_remove);
    line->addWidget(m_close);
    return head;
}

// In the order in which Tab goes through it.
void RoutePane::layOut() {
    const int gap = metrics().space(2);
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                               metrics().edgeRight);
    column->setSpacing(gap);
    m_notes->setSpacing(metrics().space(1));
    column->addLayout(m_notes);
    column->addWidget(m_nameLabel);
    column->addWidget(m_name);
    column->addWidget(m_nameProblem);
    column->addSpacing(metrics().space(1));
    column->addWidget(m_whenLabel);
    column->addWidget(m_when);
    column->addWidget(makeDivider(Qt::Horizontal));
    const auto addPair = [&](QLabel* label, QComboBox* combo, QLabel* second = nullptr,
                             QComboBox* other = nullptr) {
        auto* line = new QHBoxLayout;
        line->setSpacing(gap);
        line->addWidget(label);
        line->addWidget(combo);
        label->setBuddy(combo);
        if (second != nullptr) {
            line->addWidget(second);
            line->addWidget(other);
            second->setBuddy(other);
        }
        line->addStretch();
        column->addLayout(line);
    };
    addPair(m_whereLabel, m_where);
    column->addWidget(m_refuse);
    column->addWidget(m_refuseHint);
    addPair(m_strategyLabel, m_strategy, m_stickyLabel, m_sticky);
    column->addWidget(m_strategyHint);
    column->addWidget(m_targets);
    column->addWidget(m_demand);
    column->addWidget(m_failover);
    column->addWidget(makeDivider(Qt::Horizontal));
    auto* hits = new QHBoxLayout;
    hits->addWidget(m_hitsLabel);
    hits->addStretch();
    hits->addWidget(m_hits);
    column->addLayout(hits);
    column->addWidget(m_line);
    auto* ends = new QHBoxLayout;
    ends->addWidget(m_from);
    ends->addStretch();
    ends->addWidget(m_until);
    column->addLayout(ends);
    column->addStretch();
    m_nameLabel->setBuddy(m_name);
    m_scroll->setWidget(m_form);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_form->setAutoFillBackground(false);
    m_scroll->viewport()->setAutoFillBackground(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    layout->addWidget(makeDivider(Qt::Horizontal, this));
    layout->addWidget(m_scroll, 1);
}

void RoutePane::connectParts() {
    connect(m_duplicate, &QToolButton::clicked, this, &RoutePane::duplicateAsked);
    connect(m_remove, &QToolButton::clicked, this, &RoutePane::removeAsked);
    connect(m_close, &QToolButton::clicked, this, &RoutePane::closeAsked);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_rule.name = text.trimmed().toStdString();
        m_nameProblem->setText(nameProblem());
        m_nameProblem->setVisible(!m_nameProblem->text().isEmpty());
        m_name->setInvalid(!m_nameProblem->text().isEmpty());
        emit changed(QStringLiteral("name"));
    });
    connect(m_when, &ConditionGroup::changed, this, [this](const QString& typing) {
        m_rule.when = m_when->condition();
        takeTabOrder(typing);
        emit changed(typing);
    });
    connect(m_where, qOverload<int>(&QComboBox::activated), this, &RoutePane::chooseWhere);
    connect(m_strategy, qOverload<int>(&QComboBox::activated), this, &RoutePane::chooseStrategy);
    connect(m_sticky, qOverload<int>(&QComboBox::activated), this, [this](int index) {
        m_rule.stickyBy = static_cast<StickyBy>(index);
        emit changed({});
    });
    connect(m_targets, &TargetEditor::pauseAsked, this, &RoutePane::pauseAsked);
    connect(m_targets, &TargetEditor::changed, this, [this](const QString& typing) {
        m_rule.targets = m_targets->targets();
        takeTabOrder(typing);
        emit changed(typing);
    });
    connect(m_demand, &DemandEditor::changed, this, [this](const QString& typing) {
        m_rule.require = m_demand->demand();
        emit changed(typing);
    });
    connect(m_failover, &FailoverEditor::changed, this, [this] {
        m_rule.failover = m_failover->failover();
        emit changed({});
    });
    connect(m_refuse, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_rule.refuse = text.toStdString();
        showWhere();
        emit changed(QStringLiteral("refuse"));
    });
}

// What is typed brings nothing new into being.
void RoutePane::takeTabOrder(const QString& typing) {
    if (typing.isEmpty()) {
        tabInLayoutOrder(*m_form);
    }
}

RoutePane::Where RoutePane::where() const {
    return static_cast<Where>(m_where->currentIndex());
}

// What is left is kept in the fields for as long as the rule is open, so that a choice can be
// tried.
void RoutePane::chooseWhere(int) {
    m_rule.refuse =
        where() == Refuse
            ? (m_refuse->text().isEmpty() ? tr("This call is not allowed here.") : m_refuse->text())
                  .toStdString()
            : std::string();
    m_rule.require = where() == Refuse ? DataDemand() : m_demand->demand();
    m_rule.failover = where() == Refuse ? RouteFailover() : m_failover->failover();
    m_rule.targets = where() == Targets ? m_targets->targets() : std::vector<admin::RouteTarget>();
    if (where() == Refuse) {
        m_refuse->setText(QString::fromStdString(m_rule.refuse));
    }
    showWhere();
    if (where() == Targets && m_targets->targets().empty()) {
        m_targets->add();
        return;
    }
    emit changed({});
}

void RoutePane::chooseStrategy(int index) {
    m_rule.strategy = static_cast<RouteStrategy>(index);
    showWhere();
    emit changed({});
}

void RoutePane::showWhere() {
    const bool refuses = where() == Refuse;
    const bool sticky = m_rule.strategy == RouteStrategy::Sticky;
    m_refuse->setVisible(refuses);
    m_refuseHint->setVisible(refuses);
    m_refuse->setInvalid(refuses && m_refuse->text().trimmed().isEmpty());
    m_strategyLabel->setVisible(!refuses);
    m_strategy->setVisible(!refuses);
    m_stickyLabel->setVisible(!refuses && sticky);
    m_sticky->setVisible(!refuses && sticky);
    m_strategyHint->setVisible(!refuses);
    m_strategyHint->setText(strategyHint(m_rule.strategy));
    m_demand->setVisible(!refuses);
    m_failover->setVisible(!refuses);
    m_targets->setVisible(where() == Targets);
    m_targets->setWeighted(sticky || m_rule.strategy == RouteStrategy::Weighted);
}

void RoutePane::setRule(int number, const RouteItem& item, bool anew) {
    m_number = number;
    m_isNew = item.mark.isNew;
    const admin::RouteSettings before = std::exchange(m_rule, item.settings);
    const QString name = QString::fromStdString(m_rule.name);
    if (anew || m_name->text().trimmed() != name) {
        m_name->setText(name);
        m_name->setInvalid(false);
        m_nameProblem->hide();
    }
    const bool asksOther = anew || plain(m_when->condition()) != plain(m_rule.when);
    if (asksOther) {
        m_when->setCondition(m_rule.when);
    }
    const bool elsewhere = anew || before.refuse != m_rule.refuse ||
                           before.targets != m_rule.targets || before.strategy != m_rule.strategy ||
                           before.stickyBy != m_rule.stickyBy || before.require != m_rule.require ||
                           before.failover != m_rule.failover;
    if (elsewhere) {
        m_where->setCurrentIndex(!m_rule.refuse.empty()   ? Refuse
                                 : m_rule.targets.empty() ? AsAsked
                                                          : Targets);
        m_refuse->setText(QString::fromStdString(m_rule.refuse));
        m_strategy->setCurrentIndex(static_cast<int>(m_rule.strategy));
        m_sticky->setCurrentIndex(static_cast<int>(m_rule.stickyBy));
        m_targets->setTargets(m_rule.targets);
        m_demand->setDemand(m_rule.require);
        m_failover->setFailover(m_rule.failover);
    }
    m_failover->setForAll(m_known().failover);
    if (asksOther || elsewhere) {
        takeTabOrder({});
    }
    m_targets->setShares(item.shares);
    m_title->setText(tr("Rule %1").arg(number));
    const auto look = lookOf(item.mark);
    m_mark->setVisible(look.has_value());
    if (look) {
        m_mark->setChip({look->word, look->icon, look->tone});
    }
    showWhere();
    showNotes(item);
    showHits(item);
}

void RoutePane::showNotes(const RouteItem& item) {
    // What stays the same is not made again: the gateway is asked every few seconds.
    const auto same = [](const admin::RouteNote& one, const admin::RouteNote& other) {
        return one.kind == other.kind && one.text == other.text && one.by == other.by;
    };
    if (std::ranges::equal(item.notes, m_shownNotes, same)) {
        return;
    }
    m_shownNotes = item.notes;
    clearLayout(*m_notes);
    for (const admin::RouteNote& note : item.notes) {
        const NoteLook look = lookOf(note.kind);
        auto* line = new QWidget(m_form);
        auto* across = new QHBoxLayout(line);
        across->setContentsMargins({});
        across->setSpacing(metrics().iconGap);
        auto* icon = new IconLabel(metrics().iconInline, line);
        icon->setIcon(look.icon, tokenOf(look.tone));
        QLabel* text = makeParagraph(TextRole::Small, look.tone, line);
        text->setText(noteText(note));
        across->addWidget(icon, 0, Qt::AlignTop);
        across->addWidget(text, 1);
        m_notes->addWidget(line);
    }
}

void RoutePane::showHits(const RouteItem& item) {
    m_hits->setText(item.mark.isNew ? tr("not yet active") : countText(item.hits));
    m_line->setTimeline(item.timeline);
    for (QWidget* each : {static_cast<QWidget*>(m_line), static_cast<QWidget*>(m_from),
                          static_cast<QWidget*>(m_until)}) {
        each->setVisible(!item.mark.isNew);
    }
    m_line->setAccessibleName(m_hitsLabel->text() + u' ' + m_hits->text());
}

QString RoutePane::nameProblem() const {
    return m_rule.name.empty() ? tr("The rule needs a name.") : QString();
}

void RoutePane::setLocked(const QString& why) {
    m_form->setEnabled(why.isEmpty());
    m_form->setToolTip(why);
    m_duplicate->setEnabled(why.isEmpty());
    m_remove->setEnabled(why.isEmpty());
}

void RoutePane::setWide(bool wide) {
    m_form->setMaximumWidth(wide ? metrics().px(kWidest) : QWIDGETSIZE_MAX);
}

QWidget* RoutePane::focusTarget() const {
    return m_form->isEnabled() ? static_cast<QWidget*>(m_name) : m_close;
}

void RoutePane::focusName() {
    m_name->setFocus(Qt::ShortcutFocusReason);
    m_name->selectAll();
}

void RoutePane::retranslate() {
    m_nameLabel->setText(tr("Name"));
    //: Over the conditions of a rule
    m_whenLabel->setText(tr("When"));
    //: Before where a call is sent to
    m_whereLabel->setText(tr("Send it to"));
    const QString wheres[] = {tr("these targets"), tr("those of its model"), tr("nobody: refuse")};
    for (int i = 0; i < kWheres; ++i) {
        m_where->setItemText(i, wheres[i]);
    }
    //: Before how targets are put in order
    m_strategyLabel->setText(tr("Order"));
    for (int i = 0; i < kStrategies; ++i) {
        m_strategy->setItemText(i, strategyText(static_cast<RouteStrategy>(i)));
    }
    //: Sticky by session
    m_stickyLabel->setText(tr("by"));
    for (int i = 0; i < kStickies; ++i) {
        m_sticky->setItemText(i, stickyText(static_cast<StickyBy>(i)));
    }
    m_refuse->setAccessibleName(tr("What the caller is told"));
    m_refuse->setPlaceholderText(m_refuse->accessibleName());
    m_refuseHint->setText(tr("This is the text of the error that the caller gets."));
    m_hitsLabel->setText(tr("Calls, 24 h"));
    m_from->setText(tr("24 h ago"));
    m_until->setText(tr("now"));
    m_duplicate->setName(tr("Duplicate the rule"));
    m_remove->setName(tr("Delete the rule"));
    m_close->setName(tr("Close the rule"), QKeySequence(Qt::Key_Escape));
    m_title->setText(tr("Rule %1").arg(m_number));
    m_shownNotes.clear();
    clearLayout(*m_notes);
    showWhere();
}

void RoutePane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void RoutePane::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) {
        emit closeAsked();
        return;
    }
    QFrame::keyPressEvent(event);
}

}  // namespace weir::ui
