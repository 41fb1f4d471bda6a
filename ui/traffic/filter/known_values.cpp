// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/known_values.hpp"

#include <algorithm>
#include <set>

#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/row_text.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

namespace {

// What is in use is among these; older calls would only take time, with each focus.
constexpr int kLookedAt = 5'000;

}  // namespace

void offerKnownValues(FilterField& field, const TrafficModel& calls) {
    std::set<QString> providers;
    std::set<QString> models;
    std::set<QString> keys;
    std::set<QString> teams;
    std::set<QString> users;
    std::set<QString> sessions;
    std::set<QString> tasks;
    std::set<QString> complexities;
    std::set<QString> tagSets;
    std::set<QString> tags;
    std::set<QString> costCentres;
    for (int row = std::max(0, calls.rowCount() - kLookedAt); row < calls.rowCount(); ++row) {
        const admin::ExchangeRow& call = *calls.at(row);
        const QString target = text(call.target);
        providers.insert(target.section(u'/', 0, 0));
        models.insert(target.section(u'/', 1));
        models.insert(text(call.modelAsked));
        keys.insert(text(call.key));
        teams.insert(text(call.team));
        users.insert(text(call.user));
        sessions.insert(text(call.session));
        tasks.insert(text(call.task));
        complexities.insert(text(call.complexity));
        tagSets.insert(text(call.tags));
        for (const QString& tag : text(call.tags).split(QStringLiteral(", "))) {
            tags.insert(tag);
        }
        costCentres.insert(text(call.costCentre));
    }
    const auto offer = [&field](const QString& name, std::set<QString>& values) {
        values.erase(QString());
        field.setKnownValues(name, QStringList(values.begin(), values.end()));
    };
    offer(QStringLiteral("provider"), providers);
    offer(QStringLiteral("model"), models);
    offer(QStringLiteral("key"), keys);
    offer(QStringLiteral("team"), teams);
    offer(QStringLiteral("user"), users);
    offer(QStringLiteral("session"), sessions);
    offer(QStringLiteral("task"), tasks);
    offer(QStringLiteral("complexity"), complexities);
    offer(QStringLiteral("tags"), tagSets);
    offer(QStringLiteral("tag"), tags);
    offer(QStringLiteral("cost_centre"), costCentres);
}

}  // namespace weir::ui
