// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/flow_words.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>

#include "ui/providers/pause_orders.hpp"
#include "ui/routing/target_look.hpp"
#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

struct FlowWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::FlowBands)
};

const QString kBetween = QStringLiteral(" · ");

QString text(const std::string& name) {
    return QString::fromStdString(name);
}

QString runningText(std::uint64_t running) {
    return FlowWords::tr("%Ln under way", nullptr, static_cast<int>(running));
}

QString endedText(const FlowNode& node) {
    QStringList parts;
    for (const FlowEnd end : {FlowEnd::HeldBack, FlowEnd::Failed, FlowEnd::Cancelled}) {
        const std::uint64_t calls = node.ended[static_cast<std::size_t>(end)];
        if (calls == 0) {
            continue;
        }
        const int count = static_cast<int>(calls);
        parts << (end == FlowEnd::HeldBack ? FlowWords::tr("%Ln refused", nullptr, count)
                  : end == FlowEnd::Failed ? FlowWords::tr("%Ln failed", nullptr, count)
                                           : FlowWords::tr("%Ln cancelled", nullptr, count));
    }
    return parts.join(QStringLiteral(", "));
}

// "Rule 3", or what became of it.
QString ruleText(const FlowNode& node, const admin::RouteFlow& flow) {
    const auto rule = std::ranges::find(flow.rules, node.name, &admin::RoutedRule::name);
    if (rule == flow.rules.end()) {
        return FlowWords::tr("Not in force any more");
    }
    const QString number = FlowWords::tr("Rule %1").arg(rule - flow.rules.begin() + 1);
    if (!rule->enabled) {
        return FlowWords::tr("%1, off").arg(number);
    }
    return rule->refuses ? FlowWords::tr("%1, refuses").arg(number) : number;
}

QString kindText(const FlowNode& node, const admin::RouteFlow& flow) {
    switch (node.kind) {
        case FlowNodeKind::Team:
            return FlowWords::tr("Team");
        case FlowNodeKind::Key:
            return FlowWords::tr("Key without a team");
        case FlowNodeKind::NoKey:
            return FlowWords::tr("None was accepted");
        case FlowNodeKind::Rule:
            return ruleText(node, flow);
        case FlowNodeKind::Model:
            return FlowWords::tr("Asked for by its name");
        case FlowNodeKind::NoRule:
            return FlowWords::tr("Ended before a rule");
        case FlowNodeKind::NoTarget:
            return endedText(node);
        case FlowNodeKind::Target:
        case FlowNodeKind::Others:
            break;
    }
    return {};
}

}  // namespace

QString callsText(std::uint64_t calls) {
    return FlowWords::tr("%Ln calls", nullptr, static_cast<int>(calls));
}

QString titleOf(const FlowNode& node) {
    switch (node.kind) {
        case FlowNodeKind::NoKey:
            return FlowWords::tr("No key");
        case FlowNodeKind::NoRule:
            return FlowWords::tr("No rule");
        case FlowNodeKind::NoTarget:
            return FlowWords::tr("No target");
        case FlowNodeKind::Others:
            //: Of callers, rules or targets: those that are not shown one by one
            return FlowWords::tr("%Ln others", nullptr, static_cast<int>(node.stands));
        case FlowNodeKind::Team:
        case FlowNodeKind::Key:
        case FlowNodeKind::Rule:
        case FlowNodeKind::Model:
        case FlowNodeKind::Target:
            break;
    }
    return text(node.name);
}

StateLook noteOf(const FlowNode& node, const admin::RouteFlow& flow) {
    StateLook note;
    QStringList parts;
    if (const QString kind = kindText(node, flow); !kind.isEmpty()) {
        parts << kind;
    }
    if (node.kind == FlowNodeKind::NoTarget) {
        note.icon = QStringLiteral("ban");
    }
    const admin::RoutedTarget* target =
        node.kind == FlowNodeKind::Target ? targetOf(flow, node.name) : nullptr;
    const bool drains = target != nullptr && target->state == admin::TargetState::Paused;
    if (target != nullptr) {
        const StateLook look = lookOf(*target);
        note = look;
        parts << look.word;
    }
    if (node.passed() > 0) {
        parts << FlowWords::tr("%Ln passed on", nullptr, static_cast<int>(node.passed()));
    }
    if (node.running > 0 && node.kind != FlowNodeKind::NoTarget && !drains) {
        parts << runningText(node.running);
    }
    note.word = parts.join(kBetween);
    return note;
}

QString factsOf(const FlowNode& node, const admin::RouteFlow& flow) {
    const QString note = noteOf(node, flow).word;
    const admin::PausedTarget* pause =
        node.kind == FlowNodeKind::Target ? pauseOf(flow, node.name) : nullptr;
    if (pause != nullptr) {
        const QString facts = PauseOrders::factsOf(*pause);
        return pause->model.empty()
                   ? FlowWords::tr("All of %1 is paused. %2").arg(text(pause->provider), facts)
                   : FlowWords::tr("Paused. %1").arg(facts);
    }
    return callsText(node.calls()) + (note.isEmpty() ? QString() : kBetween + note);
}

QString spanText(const admin::RouteFlow& flow) {
    // Of today the hour is enough; where the counts begin is to the second if nobody chose it.
    const QDateTime from = localTime(flow.from);
    const QString since = from.date() != localTime(flow.now).date() ? momentText(flow.from)
                          : flow.beginsWith == admin::RouteFlowFrom::Span
                              ? QLocale().toString(from.time(), QStringLiteral("HH:mm"))
                              : QLocale().toString(from.time(), QStringLiteral("HH:mm:ss"));
    std::uint64_t running = 0;
    for (const admin::RoutedCalls& way : flow.ways) {
        running += way.running;
    }
    const QString calls = FlowWords::tr("%Ln calls ended", nullptr, static_cast<int>(flow.calls));
    QString said;
    switch (flow.beginsWith) {
        case admin::RouteFlowFrom::Span:
            said = FlowWords::tr("%1 since %2.").arg(calls, since);
            break;
        case admin::RouteFlowFrom::Start:
            said = FlowWords::tr("%1 since the gateway started, %2.").arg(calls, since);
            break;
        case admin::RouteFlowFrom::Memory:
            said =
                FlowWords::tr("%1 since %2. Older ones are no longer in memory.").arg(calls, since);
            break;
    }
    if (running > 0) {
        said += u' ' + FlowWords::tr("%Ln are under way.", nullptr, static_cast<int>(running));
    }
    if (flow.callsLeftOut > 0) {
        said += u' ' + FlowWords::tr("%Ln went ways too many to show.", nullptr,
                                     static_cast<int>(flow.callsLeftOut));
    }
    return said;
}

}  // namespace weir::ui
