// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/member_pane.hpp"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QResizeEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/clear_layout.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/operator_text.hpp"
#include "ui/widgets/panel.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

// What the store wrote down, in the language of the window; the detail stays as it was written.
QString whatText(const std::string& what) {
    if (what == "key created") {
        return MemberPane::tr("created");
    }
    if (what == "key changed" || what == "team changed" || what == "user changed") {
        return MemberPane::tr("changed");
    }
    if (what == "key renamed" || what == "team renamed" || what == "user renamed") {
        return MemberPane::tr("renamed");
    }
    if (what == "key rotated") {
        return MemberPane::tr("rotated");
    }
    if (what == "key revoked") {
        return MemberPane::tr("revoked");
    }
    if (what == "team created" || what == "user created") {
        return MemberPane::tr("added");
    }
    if (what == "team removed" || what == "user removed") {
        return MemberPane::tr("removed");
    }
    return QString::fromStdString(what);
}

// The lines go; what stands in them stays.
void clearLines(QVBoxLayout& lines) {
    while (QLayoutItem* line = lines.takeAt(0)) {
        while (QLayoutItem* item = line->layout()->takeAt(0)) {
            delete item;
        }
        delete line;
    }
}

}  // namespace

MemberPane::MemberPane(QWidget* parent)
    : QFrame(parent),
      m_name(makeLabel(TextRole::Dialog)),
      m_kind(makeLabel(TextRole::Body, Tone::Muted)),
      m_facts(new FactList),
      m_buttons(new QVBoxLayout),
      m_history(makeLabel(TextRole::Head)),
      m_changes(makeParagraph(TextRole::Small, Tone::Text2)) {
    setProperty("part", QStringLiteral("pane"));
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(metrics().edgeRight, metrics().gap, metrics().edgeRight,
                               metrics().gap);
    column->setSpacing(metrics().gap);
    auto* title = new QHBoxLayout;
    title->setSpacing(metrics().space(2));
    title->addWidget(m_name);
    title->addWidget(m_kind);
    title->addStretch();
    column->addLayout(title);
    m_buttons->setSpacing(metrics().space(2));
    column->addLayout(m_buttons);
    column->addWidget(m_facts);
    column->addWidget(makeDivider(Qt::Horizontal));
    column->addWidget(m_history);
    m_changes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_changes);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
    clear();
}

void MemberPane::setMember(const QString& name, const QString& kind, const QVector<Fact>& facts,
                           const QVector<MemberAction>& actions) {
    m_name->setText(name);
    m_kind->setText(kind);
    m_facts->setFacts(facts);
    const auto same = [](const MemberAction& left, const MemberAction& right) {
        return left.text == right.text && left.whyNot == right.whyNot;
    };
    const bool stay =
        std::equal(actions.begin(), actions.end(), m_actions.begin(), m_actions.end(), same);
    m_actions = actions;
    if (stay) {
        return;  // so that the focus stays where it is
    }
    clearButtons();
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const MemberAction& action = m_actions.at(i);
        auto* button = new Button(action.kind);
        button->setButtonSize(ButtonSize::Small);
        button->setIconName(action.icon);
        button->setText(action.text);
        button->setEnabled(action.whyNot.isEmpty());
        button->setToolTip(action.whyNot);
        connect(button, &QPushButton::clicked, this, [this, i] { m_actions.at(i).run(); });
        m_shown.append(button);
    }
    placeButtons();
    show();
}

// As many on a line as there is room for.
void MemberPane::placeButtons() {
    clearLines(*m_buttons);
    const int room = width() - 2 * metrics().edgeRight;
    QHBoxLayout* line = nullptr;
    int used = 0;
    for (Button* button : std::as_const(m_shown)) {
        const int wanted = button->sizeHint().width();
        if (line == nullptr || used + metrics().space(2) + wanted > room) {
            line = new QHBoxLayout;
            line->setSpacing(metrics().space(2));
            line->addStretch();
            m_buttons->addLayout(line);
            used = 0;
        }
        line->insertWidget(line->count() - 1, button);
        used += (used == 0 ? 0 : metrics().space(2)) + wanted;
    }
}

void MemberPane::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        placeButtons();
    }
}

// They are gone with the next turn only, and do nothing until then.
void MemberPane::clearButtons() {
    for (Button* button : std::as_const(m_shown)) {
        button->hide();
        button->disconnect(this);
    }
    m_shown.clear();
    clearLayout(*m_buttons);
}

void MemberPane::setChanges(const std::vector<admin::ChangeRow>& changes) {
    m_rows = changes;
    showChanges();
}

void MemberPane::showChanges() {
    QStringList lines;
    for (const admin::ChangeRow& change : m_rows) {
        QString line = QStringLiteral("%1 · %2 · %3")
                           .arg(dateTimeText(localTime(change.at)), whatText(change.what),
                                actorText(change.actor));
        if (!change.detail.empty()) {
            line += u'\n' + QString::fromStdString(change.detail);
        }
        lines << line;
    }
    m_history->setText(tr("What was done"));
    m_history->setVisible(!m_rows.empty());
    m_changes->setVisible(!m_rows.empty());
    m_changes->setText(lines.join(QStringLiteral("\n\n")));
}

void MemberPane::clear() {
    m_actions.clear();
    clearButtons();
    m_facts->setFacts({});
    m_name->clear();
    m_kind->clear();
    setChanges({});
    hide();
}

void MemberPane::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showChanges();
    }
}

}  // namespace weir::ui
