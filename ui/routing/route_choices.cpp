// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_choices.hpp"

#include "ui/widgets/names_field.hpp"

namespace weir::ui {

QStringList knownNames(const admin::RouteList& list, RouteField field) {
    switch (field) {
        case RouteField::Model:
            return nameList(list.models);
        case RouteField::Key:
            return nameList(list.keys);
        case RouteField::Team:
            return nameList(list.teams);
        case RouteField::User:
            return nameList(list.users);
        case RouteField::Tier:
            return nameList(list.tiers);
        case RouteField::Tag:
            return nameList(list.tags);
        case RouteField::Endpoint:
            return {QStringLiteral("/v1/chat/completions"), QStringLiteral("/v1/responses"),
                    QStringLiteral("/v1/messages"), QStringLiteral("/v1/embeddings"),
                    QStringLiteral("/v1/messages/count_tokens")};
        case RouteField::Dialect:
            return {QStringLiteral("openai_chat"), QStringLiteral("openai_responses"),
                    QStringLiteral("anthropic")};
        case RouteField::Task:
            return nameList(list.tasks) << QString::fromUtf8(kUnknownWord.data());
        case RouteField::Complexity: {
            QStringList words;
            for (const std::string_view each : kComplexityWords) {
                words << QString::fromUtf8(each.data());
            }
            return words << QString::fromUtf8(kUnknownWord.data());
        }
        default:
            return {};
    }
}

QStringList knownValues(const admin::RouteList& list, const std::vector<NamedSet>& sets,
                        RouteField field) {
    QStringList words = knownNames(list, field);
    for (const NamedSet& set : sets) {
        if (set.of == field) {
            words << QString::fromUtf8(kSetPrefix.data()) + QString::fromStdString(set.name);
        }
    }
    return words;
}

QStringList knownTargets(const admin::RouteList& list) {
    return nameList(list.targets);
}

QStringList knownRegions(const admin::RouteList& list) {
    return nameList(list.regions);
}

}  // namespace weir::ui
