// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/call_actions.hpp"

#include <QClipboard>
#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QUrl>
#include <algorithm>
#include <memory>
#include <utility>

#include "ui/actions/action_registry.hpp"
#include "ui/budgets/raise_orders.hpp"
#include "ui/calls/exchange_watch.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/traffic/compare/compare_dialog.hpp"
#include "ui/traffic/curl_text.hpp"
#include "ui/traffic/export/booked_calls.hpp"
#include "ui/traffic/export/export_dialog.hpp"
#include "ui/traffic/export/listed_calls.hpp"
#include "ui/traffic/replay/replay_dialog.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/whole_calls.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

CallActions::CallActions(Parts parts, QWidget* page)
    : QObject(page),
      m_parts(std::move(parts)),
      m_page(page),
      m_raises(new RaiseOrders(m_parts.client, page)) {
    connect(m_raises, &RaiseOrders::told, this, &CallActions::toastAsked);
    connect(m_raises, &RaiseOrders::ended, this, [this](const QString& problem) {
        if (!problem.isEmpty()) {
            tell(problem);
        }
    });
}

void CallActions::addTo(ActionRegistry& registry) {
    registry.add({QStringLiteral("traffic.export"), ActionGroup::View,
                  [] { return CallActions::tr("Export the calls of the table…"); },
                  QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportCalls(); }},
                 m_page);
    m_ofRows << registry.add({QStringLiteral("traffic.replay"), ActionGroup::View,
                              [] { return CallActions::tr("Replay the selected call…"); },
                              QKeySequence(Qt::CTRL | Qt::Key_R), [this] { replaySelected(); }},
                             m_page);
    m_ofRows << registry.add(
        {QStringLiteral("traffic.to_playground"), ActionGroup::View,
         [] { return CallActions::tr("Send the selected call to the playground"); },
         QKeySequence(Qt::CTRL | Qt::Key_G), [this] { openInPlayground(); }},
        m_page);
    m_ofRows << registry.add({QStringLiteral("traffic.make_rule"), ActionGroup::View,
                              [] { return CallActions::tr("Make a rule from the selected call"); },
                              QKeySequence(Qt::CTRL | Qt::Key_M), [this] { makeRuleOfSelected(); }},
                             m_page);
    m_ofRows << registry.add({QStringLiteral("traffic.try_routing"),
                              ActionGroup::View,
                              [] { return CallActions::tr("Try the selected call in routing"); },
                              {},
                              [this] { tryInRouting(); }},
                             m_page);
    m_ofRows << registry.add(
        {QStringLiteral("traffic.copy_test"),
         ActionGroup::View,
         [] { return CallActions::tr("Copy the decision on the selected call as a test"); },
         {},
         [this] { copyTestOfSelected(); }},
        m_page);
    m_ofRows << registry.add(
        {QStringLiteral("traffic.copy_as_curl"), ActionGroup::View,
         [] { return CallActions::tr("Copy the selected call as curl"); },
         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copySelectedAsCurl(); }},
        m_page);
    m_ofRows << registry.add({QStringLiteral("traffic.compare"), ActionGroup::View,
                              [] { return CallActions::tr("Compare two selected calls"); },
                              QKeySequence(Qt::CTRL | Qt::Key_D), [this] { compareCalls(); }},
                             m_page);
}

void CallActions::addTo(QMenu& menu) {
    menu.addSeparator();
    menu.addActions(m_ofRows);
}

void CallActions::exportCalls() {
    // What the table shows now: a table that is followed would be another one with every call.
    const auto rows = std::make_shared<std::vector<admin::ExchangeRow>>();
    rows->reserve(static_cast<std::size_t>(m_parts.rows.rowCount()));
    for (int row = 0; row < m_parts.rows.rowCount(); ++row) {
        rows->push_back(*m_parts.rows.at(row));
    }
    const QString filter = m_parts.rows.isFiltering() ? m_parts.filter() : QString();
    std::vector<ExportDialog::Choice> choices;
    const auto addBooked = [&](const QString& name, const QDateTime& since) {
        choices.push_back({name, [&client = m_parts.client,
                                  // What it finds is what the table shows, whatever the time.
                                  filter = m_parts.rows.filter().fixedText(),
                                  from = Timestamp(Milliseconds(since.toMSecsSinceEpoch()))] {
                               return std::make_unique<BookedCalls>(client, filter, from);
                           }});
    };
    const QDateTime ever = QDateTime::fromMSecsSinceEpoch(0);
    const bool saysWhen = !m_parts.rows.filter().times().empty();
    if (saysWhen) {
        // Who asks for a time wants all of it, and the table has as much as was looked at.
        addBooked(tr("All that the filter finds in the books"), ever);
    }
    choices.push_back(
        {tr("%Ln calls that the table shows", nullptr, static_cast<int>(rows->size())),
         [rows] { return std::make_unique<ListedCalls>(rows); }, rows->empty()});
    if (!saysWhen) {
        const QDate today = QDate::currentDate();
        addBooked(tr("Of today, out of the books"), today.startOfDay());
        addBooked(tr("Of the last 7 days, out of the books"), today.addDays(-6).startOfDay());
        addBooked(tr("Of the last 30 days, out of the books"), today.addDays(-29).startOfDay());
        addBooked(tr("All in the books"), ever);
    }
    auto* dialog = new ExportDialog(
        m_parts.client, {std::move(choices), filter},
        {m_parts.gateway.baseUrl(), QString::fromStdString(m_parts.gateway.status().version)},
        m_parts.store, m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QString& path, quint64 calls) {
        emit toastAsked(
            {tr("%Ln calls exported", nullptr, static_cast<int>(calls)), tr("Open folder"),
             [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); }});
    });
    dialog->show();
}

std::vector<admin::ExchangeRow> CallActions::selected() const {
    return m_parts.pinned.hasFocus() ? m_parts.pinned.selectedCalls()
                                     : m_parts.table.selectedCalls();
}

void CallActions::compareCalls() {
    auto calls = selected();
    if (calls.size() == 1) {
        // A pinned one with one of the table.
        calls = m_parts.pinned.selectedCalls();
        for (admin::ExchangeRow& call : m_parts.table.selectedCalls()) {
            if (std::ranges::find(calls, call.id, &admin::ExchangeRow::id) == calls.end()) {
                calls.push_back(std::move(call));
            }
        }
    }
    if (calls.size() != 2) {
        tell(tr("Select two calls to compare: Ctrl with a click, or Shift with an arrow."));
        return;
    }
    compare(calls.front(), calls.back());
}

void CallActions::compare(const admin::ExchangeRow& left, const admin::ExchangeRow& right) {
    (new CompareDialog(m_parts.client, left, right, m_page->window()))->show();
}

std::optional<admin::ExchangeRow> CallActions::oneSelected() {
    if (const admin::ExchangeRow* open = m_parts.inPane()) {
        return *open;
    }
    auto calls = selected();
    if (calls.size() != 1) {
        tell(tr("Select one call first."));
        return std::nullopt;
    }
    return std::move(calls.front());
}

void CallActions::replaySelected() {
    if (const auto call = oneSelected()) {
        replay(*call);
    }
}

void CallActions::replay(const admin::ExchangeRow& call) {
    if (const QString why = m_parts.gateway.whyNoCalls(); !why.isEmpty()) {
        tell(why);
        return;
    }
    auto* dialog = new ReplayDialog(
        {m_parts.client, m_parts.calls.key, m_parts.calls.caller, m_parts.gateway.baseUrl()}, call,
        m_page->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReplayDialog::begun, this,
            [this, original = call](GatewayCall* again) { followReplay(again, original); });
    dialog->open();
}

void CallActions::openInPlayground() {
    if (const auto call = oneSelected()) {
        emit playgroundAsked(call->id);
    }
}

void CallActions::makeRule(Id call) {
    emit routingAsked(QStringLiteral("rule:") + QString::fromStdString(call.text()));
}

void CallActions::makeRuleOfSelected() {
    if (const auto call = oneSelected()) {
        makeRule(call->id);
    }
}

void CallActions::copyTest(Id call) {
    m_parts.client.call(admin::MakeDecisionTest{call},
                        admin::AdminClient::Callback<admin::DecisionTest>(
                            [self = QPointer(this)](const Result<admin::DecisionTest>& reply) {
                                if (self) {
                                    self->takeTest(reply);
                                }
                            }));
}

void CallActions::takeTest(const Result<admin::DecisionTest>& reply) {
    if (!reply) {
        tell(QString::fromStdString(reply.error().text()));
        return;
    }
    QGuiApplication::clipboard()->setText(QString::fromStdString(reply->test));
    QStringList words{tr("The decision is copied as a test, for a file that weir test reads.")};
    for (const std::string& note : reply->notes) {
        words << QString::fromStdString(note);
    }
    // A line each: a message is as wide as its longest.
    tell(words.join(u'\n'));
}

void CallActions::copyAsCurl(const admin::ExchangeRow& call) {
    askWholeCalls(
        m_parts.client, {call},
        [self = QPointer(this)](const Result<std::vector<WholeCall>>& calls) {
            if (!self) {
                return;
            }
            if (!calls) {
                self->tell(QString::fromStdString(calls.error().text()));
                return;
            }
            const WholeCall& whole = calls->front();
            QGuiApplication::clipboard()->setText(
                curlOf(whole.detail, whole.bodies, self->m_parts.gateway.baseUrl()));
            QStringList words{tr("Copied as curl. The key is read from $WEIR_KEY.")};
            if (!whole.bodiesProblem.empty()) {
                words << QString::fromStdString(whole.bodiesProblem);
            }
            if (!whole.bodies.kept || whole.bodies.requestCut) {
                words << tr("The body is not there: it is read from the file request.json.");
            }
            self->tell(words.join(u'\n'));
        },
        // A body that cannot be read is one that is not there.
        UnreadableBodies::AreSaid);
}

void CallActions::copySelectedAsCurl() {
    if (const auto call = oneSelected()) {
        copyAsCurl(*call);
    }
}

void CallActions::copyTestOfSelected() {
    if (const auto call = oneSelected()) {
        copyTest(call->id);
    }
}

void CallActions::raiseBudget(const std::string& budget) {
    if (const QString why = m_parts.gateway.whyNot(admin::Role::Admin); !why.isEmpty()) {
        tell(why);
        return;
    }
    m_raises->raise(budget);
}

void CallActions::tryInRouting() {
    if (const auto call = oneSelected()) {
        emit routingAsked(QStringLiteral("try:") + QString::fromStdString(call->id.text()));
    }
}

void CallActions::followReplay(GatewayCall* call, const admin::ExchangeRow& original) {
    call->setParent(this);
    if (call->isRunning()) {
        connect(call, &GatewayCall::ended, call, &QObject::deleteLater);
    } else {
        call->deleteLater();
    }
    const auto id = Id::parse(call->exchange().toStdString());
    if (!id) {
        return;
    }
    auto* watch = new ExchangeWatch(m_parts.client, *id, this);
    connect(watch, &ExchangeWatch::over, this, [this, watch, original] {
        watch->deleteLater();
        if (watch->row()) {
            tellReplayed(original, *watch->row());
        }
    });
}

void CallActions::tellReplayed(const admin::ExchangeRow& original,
                               const admin::ExchangeRow& again) {
    const StateLook look = bareStateOf(again);
    QStringList facts{look.word, costFigure(again)};
    if (again.durationUs >= 0) {
        facts << durationText(again.durationUs);
    }
    emit toastAsked({tr("Replayed: %1").arg(facts.join(QStringLiteral(", "))), tr("Compare"),
                     [this, original, again] { compare(original, again); },
                     QStringLiteral("refresh"), look.tone});
}

void CallActions::tell(const QString& words) {
    emit toastAsked({words, {}, {}, QStringLiteral("info"), Tone::Info});
}

}  // namespace weir::ui
