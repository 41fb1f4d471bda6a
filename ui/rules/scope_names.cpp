// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/scope_names.hpp"

#include <QCompleter>
#include <QLineEdit>
#include <QPointer>
#include <QSet>

#include "engine/base/target_name.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/models.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/teams.hpp"

namespace weir::ui {

namespace {

using Field = QPointer<QLineEdit>;

void offer(const Field& field, const QSet<QString>& names) {
    if (!field) {
        return;
    }
    QStringList sorted(names.begin(), names.end());
    sorted.removeAll(QString());
    sorted.sort(Qt::CaseInsensitive);
    auto* completer = new QCompleter(sorted, field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    field->setCompleter(completer);
}

// Who does not answer offers nothing.
template <class Op, class Take>
void whenAnswered(admin::AdminClient& client, Take take) {
    client.call(Op{}, admin::AdminClient::Callback<typename Op::Reply>([take](const auto& reply) {
                    if (reply) {
                        take(*reply);
                    }
                }));
}

void offerCallers(admin::AdminClient& client, const Field& team, const Field& user,
                  const Field& key) {
    whenAnswered<admin::ListKeys>(client, [team, user, key](const admin::KeyList& reply) {
        QSet<QString> teams;
        QSet<QString> users;
        QSet<QString> keys;
        for (const admin::KeyRow& row : reply.keys) {
            teams.insert(QString::fromStdString(row.team));
            users.insert(QString::fromStdString(row.user));
            keys.insert(QString::fromStdString(row.name));
        }
        offer(team, teams);
        offer(user, users);
        offer(key, keys);
    });
}

void offerTags(admin::AdminClient& client, const Field& tag) {
    whenAnswered<admin::ListTeams>(client, [tag](const admin::TeamList& reply) {
        QSet<QString> tags;
        for (const admin::TeamRow& row : reply.teams) {
            for (const std::string& each : row.team.tags) {
                tags.insert(QString::fromStdString(each));
            }
        }
        offer(tag, tags);
    });
}

void offerProviders(admin::AdminClient& client, const Field& provider) {
    whenAnswered<admin::ListProviders>(client, [provider](const admin::ProviderList& reply) {
        QSet<QString> names;
        for (const admin::ProviderRow& row : reply.providers) {
            names.insert(QString::fromStdString(row.settings.name));
        }
        offer(provider, names);
    });
}

void offerModels(admin::AdminClient& client, const Field& model, const Field& target) {
    whenAnswered<admin::ListModels>(client, [model, target](const admin::ModelList& reply) {
        QSet<QString> models;
        QSet<QString> targets;
        for (const admin::ModelRow& row : reply.models) {
            models.insert(QString::fromStdString(row.name));
            for (const std::string& each : row.targets) {
                targets.insert(QString::fromStdString(withoutKeyNumber(each)));
            }
        }
        offer(model, models);
        offer(target, targets);
    });
}

}  // namespace

void offerNames(admin::AdminClient& client, const ScopeFields& fields) {
    offerCallers(client, fields.team, fields.user, fields.key);
    offerProviders(client, fields.provider);
    if (fields.model != nullptr || fields.target != nullptr) {
        offerModels(client, fields.model, fields.target);
    }
    if (fields.tag != nullptr) {
        offerTags(client, fields.tag);
    }
}

}  // namespace weir::ui
