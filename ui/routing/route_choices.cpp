// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/route_choices.hpp"

namespace weir::ui {

namespace {

QStringList wordsOf(const std::vector<std::string>& values) {
    QStringList words;
    for (const std::string& value : values) {
        words << QString::fromStdString(value);
    }
    return words;
}

}  // namespace

QStringList knownNames(const admin::RouteList& list, RouteField field) {
    switch (field) {
        case RouteField::Model:
            return wordsOf(list.models);
        case RouteField::Key:
            return wordsOf(list.keys);
        case RouteField::Team:
            return wordsOf(list.teams);
        case RouteField::User:
            return wordsOf(list.users);
        case RouteField::Tier:
            return wordsOf(list.tiers);
        case RouteField::Tag:
            return wordsOf(list.tags);
        case RouteField::Endpoint:
            return {QStringLiteral("/v1/chat/completions"), QStringLiteral("/v1/responses"),
                    QStringLiteral("/v1/messages"), QStringLiteral("/v1/embeddings"),
                    QStringLiteral("/v1/messages/count_tokens")};
        case RouteField::Dialect:
            return {QStringLiteral("openai_chat"), QStringLiteral("openai_responses"),
                    QStringLiteral("anthropic")};
        case RouteField::Task:
            return wordsOf(list.tasks) << QString::fromUtf8(kUnknownWord.data());
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

QStringList knownValues(const admin::RouteList& list, RouteField field) {
    QStringList words = knownNames(list, field);
    for (const NamedSet& set : list.sets) {
        if (set.of == field) {
            words << QString::fromUtf8(kSetPrefix.data()) + QString::fromStdString(set.name);
        }
    }
    return words;
}

QStringList knownTargets(const admin::RouteList& list) {
    return wordsOf(list.targets);
}

QStringList knownRegions(const admin::RouteList& list) {
    return wordsOf(list.regions);
}

}  // namespace weir::ui
