// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/tried_call.hpp"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cstdint>

#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

struct TriedWords {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::TriedCall)
};

RouteCondition is(RouteField field, const std::string& value) {
    RouteCondition test;
    test.kind = ConditionKind::Test;
    test.field = field;
    test.values = {value};
    return test;
}

QString ruleName(const admin::ExchangeRow& row) {
    const QString model = QString::fromStdString(row.modelAsked);
    const QString whose = QString::fromStdString(row.team.empty() ? row.key : row.team);
    //: The name of a new rule: a model, and the team or key that asked for it
    return whose.isEmpty() ? model : TriedWords::tr("%1 of %2").arg(model, whose);
}

}  // namespace

admin::TriedCall triedCallOf(const admin::ExchangeDetail& call) {
    admin::TriedCall tried;
    tried.model = call.row.modelAsked;
    tried.endpoint = call.row.endpoint;
    tried.key = call.row.key;
    tried.team = call.row.team;
    tried.user = call.row.user;
    tried.session = call.row.session;
    tried.stream = call.row.stream;
    tried.at = call.row.startedAt;
    for (const Header& header : call.requestHeaders) {
        std::string name = header.name;
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        tried.headers.push_back({std::move(name), header.value});
    }
    const CallFacts& facts = call.call;
    if (facts.known) {
        tried.metadata = facts.metadata;
        tried.tier = facts.tier;
        tried.tags = facts.tags;
        tried.tokens = facts.tokens;
        tried.maxTokens = static_cast<std::uint64_t>(std::max<std::int64_t>(facts.maxTokens, 0));
        tried.messages =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(facts.messages, UINT32_MAX));
        tried.tools = facts.tools;
        tried.images = facts.images;
        tried.audio = facts.audio;
        tried.files = facts.files;
        tried.structured = facts.structured;
        tried.lowBudget = !facts.degradedBy.empty();
        if (facts.budgetLeft >= 0) {
            tried.budgetLeft = static_cast<std::uint32_t>(facts.budgetLeft);
        }
        tried.task = facts.judged.task;
        tried.complexity = facts.judged.complexity;
    }
    return tried;
}

QString callName(const admin::ExchangeDetail& call) {
    return TriedWords::tr("call of %1")
        .arg(QLocale().toString(localTime(call.row.startedAt),
                                TriedWords::tr("d MMM, HH:mm:ss", "QLocale format of a moment")));
}

admin::RouteSettings ruleOf(const admin::ExchangeDetail& call) {
    const admin::ExchangeRow& row = call.row;
    admin::RouteSettings rule;
    rule.name = ruleName(row).toStdString();
    rule.when.of.push_back(is(RouteField::Model, row.modelAsked));
    if (!row.team.empty()) {
        rule.when.of.push_back(is(RouteField::Team, row.team));
    } else if (!row.key.empty()) {
        rule.when.of.push_back(is(RouteField::Key, row.key));
    }
    if (!row.target.empty()) {
        rule.targets.push_back({row.target, 1});
    }
    return rule;
}

}  // namespace weir::ui
