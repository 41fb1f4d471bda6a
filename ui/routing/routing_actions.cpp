// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of routing can be told by name or by key, and what follows from it.
#include <QMenu>
#include <QPointer>
#include <QStackedWidget>
#include <algorithm>

#include "engine/control/admin/tried_call.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/routing/draft_bar.hpp"
#include "ui/routing/history_view.hpp"
#include "ui/routing/named_sets_panel.hpp"
#include "ui/routing/replay_panel.hpp"
#include "ui/routing/route_choices.hpp"
#include "ui/routing/route_clipboard.hpp"
#include "ui/routing/route_edits.hpp"
#include "ui/routing/route_keeper.hpp"
#include "ui/routing/route_model.hpp"
#include "ui/routing/route_pane.hpp"
#include "ui/routing/route_table.hpp"
#include "ui/routing/routing_orders.hpp"
#include "ui/routing/routing_page.hpp"
#include "ui/routing/tried_call.hpp"
#include "ui/routing/try_panel.hpp"
#include "ui/widgets/pane_splitter.hpp"

namespace weir::ui {

namespace {

const QString kTry = QStringLiteral("try:");
const QString kRule = QStringLiteral("rule:");
const QString kRevision = QStringLiteral("revision:");

// What the menu of a row offers.
const char* const kOfRows[] = {"routing.duplicate", "routing.copy", "routing.paste",
                               "routing.remove",    "routing.up",   "routing.down",
                               "routing.switch",    "routing.sets"};

}  // namespace

void RoutingPage::addActions(ActionRegistry& registry) {
    m_registry = &registry;
    const auto add = [&](const char* id, std::function<QString()> text, QKeySequence keys,
                         std::function<void()> run) {
        registry.add({QStringLiteral("routing.") + QLatin1String(id), ActionGroup::View,
                      std::move(text), std::move(keys), std::move(run)},
                     this);
    };
    const auto change = [this](void (RoutingPage::*what)()) {
        return [this, what] {
            if (locked().isEmpty()) {
                (this->*what)();
            }
        };
    };
    const auto order = [this](void (RoutingOrders::*what)()) {
        return [this, what] {
            if (locked().isEmpty()) {
                (m_orders->*what)();
            }
        };
    };
    add(
        "add", [] { return tr("Add a rule"); }, QKeySequence(Qt::CTRL | Qt::Key_N),
        change(&RoutingPage::addRule));
    add(
        "duplicate", [] { return tr("Duplicate the rule"); }, QKeySequence(Qt::CTRL | Qt::Key_D),
        change(&RoutingPage::duplicateRule));
    addClipboard(registry);
    add("remove", [] { return tr("Delete the rule"); }, {}, change(&RoutingPage::removeRule));
    add(
        "up", [] { return tr("Move the rule up"); }, QKeySequence(Qt::ALT | Qt::Key_Up),
        [this] { moveRule(-1); });
    add(
        "down", [] { return tr("Move the rule down"); }, QKeySequence(Qt::ALT | Qt::Key_Down),
        [this] { moveRule(1); });
    add(
        "switch", [] { return tr("Switch the rule on or off"); }, {},
        change(&RoutingPage::toggleRule));
    add(
        "undo", [] { return tr("Undo the last change of the rules"); },
        QKeySequence(Qt::CTRL | Qt::Key_Z), change(&RoutingPage::undo));
    add(
        "redo", [] { return tr("Redo the last change of the rules"); },
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), change(&RoutingPage::redo));
    add(
        "validate", [] { return tr("Validate the draft of the rules"); }, {},
        order(&RoutingOrders::validate));
    add(
        "try", [] { return tr("Try the rules"); }, QKeySequence(Qt::CTRL | Qt::Key_T),
        [this] { toggleBelow(m_try); });
    add(
        "replay", [] { return tr("Replay recorded calls by the rules"); },
        QKeySequence(Qt::CTRL | Qt::Key_R), [this] { toggleBelow(m_replay); });
    add(
        "compare", [] { return tr("Compare the draft with the rules in force"); }, {},
        [this] { m_orders->compare(); });
    add(
        "discard", [] { return tr("Discard the draft of the rules"); }, {},
        order(&RoutingOrders::discard));
    add(
        "apply", [] { return tr("Apply the draft of the rules…"); },
        QKeySequence(Qt::CTRL | Qt::Key_S), order(&RoutingOrders::apply));
    add(
        "sets", [] { return tr("Show the sets of names that rules ask for"); }, {},
        [this] { showSets(); });
    add("rules", [] { return tr("Show the rules"); }, {}, [this] { showView(View::Rules); });
    add(
        "flow", [] { return tr("Show who calls, by which rule and where to"); }, {},
        [this] { showView(View::Flow); });
    add(
        "history", [] { return tr("Show the history of the rules"); },
        QKeySequence(Qt::CTRL | Qt::Key_H),
        [this] { showView(view() == View::History ? View::Rules : View::History); });
    add(
        "roll_back", [] { return tr("Roll back to the selected revision…"); }, {},
        [this] { m_history->rollBack(); });
    showKeys(registry);
}

// Only where the rules are to be seen: the other tabs have a Ctrl+C of their own. In a field of
// text both keys are the field's.
void RoutingPage::addClipboard(ActionRegistry& registry) {
    QWidget* rules = m_stack->widget(static_cast<int>(View::Rules));
    registry.add({QStringLiteral("routing.copy"), ActionGroup::View,
                  [] { return tr("Copy the selected rules as YAML"); },
                  QKeySequence(Qt::CTRL | Qt::Key_C), [this] { copyRules(); }},
                 rules);
    registry.add({QStringLiteral("routing.paste"), ActionGroup::View,
                  [] { return tr("Paste rules from YAML…"); }, QKeySequence(Qt::CTRL | Qt::Key_V),
                  [this] { pasteRules(); }},
                 rules);
}

void RoutingPage::showKeys(ActionRegistry& registry) {
    using Keys = DraftBar::Keys;
    const auto show = [&](const char* id, QKeySequence Keys::* which) {
        registry.showKeys(QStringLiteral("routing.") + QLatin1String(id), this,
                          [this, which](const QKeySequence& keys) {
                              Keys all = m_bar->keys();
                              all.*which = keys;
                              m_bar->setKeys(all);
                          });
    };
    show("add", &Keys::add);
    show("undo", &Keys::undo);
    show("redo", &Keys::redo);
    show("try", &Keys::test);
    show("replay", &Keys::replay);
    show("apply", &Keys::apply);
}

void RoutingPage::fillMenu(QMenu& menu) {
    for (const char* id : kOfRows) {
        if (QAction* action = m_registry->find(QLatin1String(id))) {
            menu.addAction(action);
        }
    }
}

void RoutingPage::select(int row) {
    m_table->selectRow(row);
}

void RoutingPage::openPane() {
    if (m_model->at(m_table->row()) == nullptr) {
        return;
    }
    if (m_pane->isHidden()) {
        m_splitter->openPane();
        if (m_splitter->orientation() == Qt::Vertical) {
            showBelow(nullptr);  // there is room for one of them
        }
    }
    showPane(true);
    m_pane->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void RoutingPage::closePane() {
    m_pane->hide();
    m_shownRow = -1;
    m_edits->endTyping();
    m_table->setFocus();
}

void RoutingPage::addRule() {
    admin::RouteSettings rule;
    rule.name = freeName(m_edits->routes(), tr("New rule"));
    // Under the selected one; the last one is often meant to take all that is left.
    const int row = m_table->row();
    insertRule(rule, row < 0 ? m_edits->routes().size() : static_cast<std::size_t>(row) + 1);
}

void RoutingPage::insertRule(const admin::RouteSettings& rule, std::size_t at) {
    showView(View::Rules);
    m_edits->insert(at, rule);
    select(static_cast<int>(at));
    openPane();
    m_pane->focusName();
}

void RoutingPage::duplicateRule() {
    if (const RouteItem* item = m_model->at(m_table->row())) {
        admin::RouteSettings copy = item->settings;
        copy.name = freeName(m_edits->routes(), QString::fromStdString(copy.name));
        insertRule(copy, static_cast<std::size_t>(m_table->row()) + 1);
    }
}

// Those that are selected; or the one that is open, of which the row may be deselected.
std::vector<int> RoutingPage::chosenRows() const {
    std::vector<int> rows = m_table->selectedRows();
    if (rows.empty() && m_table->row() >= 0) {
        rows.push_back(m_table->row());
    }
    return rows;
}

void RoutingPage::copyRules() {
    m_clipboard->copy(chosenRows());
}

void RoutingPage::pasteRules() {
    if (!m_keeper->isKnown() || !locked().isEmpty()) {
        return;
    }
    const std::vector<int> rows = chosenRows();
    const RouteItem* last = rows.empty() ? nullptr : m_model->at(rows.back());
    m_clipboard->paste(last == nullptr ? std::string() : last->settings.name);
}

void RoutingPage::showPasted(int first, int count) {
    showView(View::Rules);
    m_table->selectRows(first, count);
    m_table->setFocus();
}

void RoutingPage::removeRule() {
    const RouteItem* item = m_model->at(m_table->row());
    if (item == nullptr || !locked().isEmpty()) {
        return;
    }
    if (const std::vector<int> rows = m_table->selectedRows(); rows.size() > 1) {
        removeRules(rows);
        return;
    }
    const QString name = QString::fromStdString(item->settings.name);
    const int row = m_table->row();
    m_shownRow = -1;
    m_edits->remove(static_cast<std::size_t>(row));
    select(row);
    m_table->setFocus();
    emit toastAsked({tr("%1 was taken out of the draft.").arg(name), tr("Undo"),
                     [self = QPointer(this)] {
                         if (self) {
                             self->undo();
                         }
                     },
                     QStringLiteral("trash")});
}

void RoutingPage::removeRules(const std::vector<int>& rows) {
    m_shownRow = -1;
    m_edits->removeAll({rows.begin(), rows.end()});
    select(rows.front());
    m_table->setFocus();
    emit toastAsked(
        {tr("%Ln rules were taken out of the draft.", nullptr, static_cast<int>(rows.size())),
         tr("Undo"),
         [self = QPointer(this)] {
             if (self) {
                 self->undo();
             }
         },
         QStringLiteral("trash")});
}

void RoutingPage::moveRule(int step) {
    const int row = m_table->row();
    const int to = row + step;
    if (row < 0 || to < 0 || to >= m_model->rowCount() || !locked().isEmpty()) {
        return;
    }
    m_edits->move(static_cast<std::size_t>(row), static_cast<std::size_t>(to));
    select(to);
}

void RoutingPage::toggleRule() {
    if (const RouteItem* item = m_model->at(m_table->row())) {
        admin::RouteSettings rule = item->settings;
        rule.enabled = !rule.enabled;
        m_edits->change(static_cast<std::size_t>(m_table->row()), rule);
    }
}

void RoutingPage::showSets() {
    const auto known = [page = QPointer(this)](RouteField field) {
        return page ? knownNames(page->m_keeper->list(), field) : QStringList();
    };
    openNamedSets(*m_edits, *m_keeper, m_gateway, known,
                  {m_registry->find(QStringLiteral("routing.undo")),
                   m_registry->find(QStringLiteral("routing.redo"))},
                  this);
}

void RoutingPage::undo() {
    m_edits->undo();
}

void RoutingPage::redo() {
    m_edits->redo();
}

void RoutingPage::toggleBelow(QWidget* panel) {
    showView(View::Rules);
    const bool open = panel->isHidden();
    showBelow(open ? panel : nullptr);
    QWidget* target = !open               ? focusTarget()
                      : panel == m_replay ? m_replay->focusTarget()
                                          : m_try->focusTarget();
    target->setFocus(Qt::ShortcutFocusReason);
}

// One of the panels under the table, or none.
void RoutingPage::showBelow(QWidget* panel) {
    if (panel != nullptr && m_splitter->orientation() == Qt::Vertical) {
        m_pane->hide();  // there is room for one of them
    }
    m_try->setVisible(panel == m_try);
    m_replay->setVisible(panel == m_replay);
    showState();
}

void RoutingPage::reveal(const QString& what) {
    if (!m_keeper->isKnown()) {
        m_pending = what;
        return;
    }
    if (what.startsWith(kTry)) {
        askCall(what.mid(kTry.size()), false);
    } else if (what.startsWith(kRule)) {
        askCall(what.mid(kRule.size()), true);
    } else if (what.startsWith(kRevision)) {
        m_history->lookAt(what.mid(kRevision.size()).toULongLong());
        showView(View::History);
    } else {
        showRule(what);
    }
}

bool RoutingPage::showRule(const QString& name) {
    const auto found =
        std::ranges::find(m_edits->routes(), name.toStdString(), &admin::RouteSettings::name);
    if (found == m_edits->routes().end()) {
        return false;
    }
    showView(View::Rules);
    select(static_cast<int>(found - m_edits->routes().begin()));
    openPane();
    return true;
}

void RoutingPage::askCall(const QString& id, bool makeRule) {
    const auto read = Id::parse(id.toStdString());
    if (!read) {
        return;
    }
    admin::GetExchange operation;
    operation.id = *read;
    m_client.call(
        operation,
        admin::AdminClient::Callback<admin::ExchangeDetail>(
            [self = QPointer(this), makeRule](const Result<admin::ExchangeDetail>& reply) {
                if (!self) {
                    return;
                }
                if (reply) {
                    self->takeCall(*reply, makeRule);
                } else {
                    emit self->toastAsked({QString::fromStdString(reply.error().text()),
                                           {},
                                           {},
                                           QStringLiteral("info"),
                                           Tone::Info});
                }
            }));
}

void RoutingPage::takeCall(const admin::ExchangeDetail& call, bool makeRule) {
    showView(View::Rules);
    if (!makeRule) {
        showBelow(m_try);
        m_try->setCall(triedCallOf(call), callName(call));
        m_try->focusTarget()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!locked().isEmpty()) {
        emit toastAsked({locked(), {}, {}, QStringLiteral("info"), Tone::Info});
        return;
    }
    admin::RouteSettings rule = ruleOf(call);
    rule.name = freeName(m_edits->routes(), QString::fromStdString(rule.name));
    // Before all others, where it takes calls like this one.
    insertRule(rule, 0);
}

}  // namespace weir::ui
