// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/tried_call.hpp"

#include <QCoreApplication>
#include <QLocale>

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
