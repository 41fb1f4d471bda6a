// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/teams/keys_together.hpp"

#include <algorithm>
#include <iterator>

#include "ui/actions/order_batch.hpp"
#include "ui/actions/undoable_orders.hpp"
#include "ui/teams/key_end_dialog.hpp"

namespace weir::ui {

namespace {

std::vector<std::string> namesOf(const std::vector<admin::KeyRow>& keys) {
    std::vector<std::string> names;
    for (const admin::KeyRow& key : keys) {
        names.push_back(key.name);
    }
    return names;
}

admin::SetKey asItIs(const admin::KeyRow& key) {
    return {key.name, key.team, key.user, key.access};
}

// Empty: there are none.
QString problemsText(const QStringList& problems, std::size_t of) {
    return problems.isEmpty() ? QString()
                              : KeysTogether::tr("%1 of %2 keys: %3")
                                    .arg(problems.size())
                                    .arg(of)
                                    .arg(problems.join(QLatin1Char(' ')));
}

}  // namespace

KeysTogether::KeysTogether(admin::AdminClient& client, UndoableOrders& orders, QObject* parent)
    : QObject(parent), m_client(client), m_orders(orders) {}

void KeysTogether::change(const std::vector<admin::KeyRow>& keys, const Clock& clock,
                          const QTimeZone& zone, const Directory& directory, QWidget* window) {
    auto* dialog = new KeysDialog(namesOf(keys), clock, zone, directory, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeysDialog::agreed, this,
            [this, keys](const KeysChange& change) { carryOut(keys, change); });
    dialog->open();
}

void KeysTogether::carryOut(const std::vector<admin::KeyRow>& keys, const KeysChange& change) {
    std::vector<admin::SetKey> orders;
    for (const admin::KeyRow& key : keys) {
        orders.push_back(change.of(key));
    }
    carryOutAll<admin::SetKey>(
        m_client, this, std::move(orders), [this, keys](const BatchEnd<admin::SetKey>& end) {
            std::vector<admin::KeyRow> before;
            std::ranges::copy_if(keys, std::back_inserter(before), [&](const admin::KeyRow& key) {
                return std::ranges::any_of(end.replies, [&](const admin::KeyRow& changed) {
                    return changed.name == key.name;
                });
            });
            if (!before.empty()) {
                const int count = static_cast<int>(before.size());
                m_orders.changed(tr("%Ln keys were changed.", nullptr, count),
                                 {tr("Take back the change of %Ln keys", nullptr, count),
                                  [this, before] { takeBack(before); }});
            }
            m_orders.end(problemsText(end.problems, keys.size()));
        });
}

void KeysTogether::takeBack(const std::vector<admin::KeyRow>& keys) {
    std::vector<admin::SetKey> orders;
    std::ranges::transform(keys, std::back_inserter(orders), asItIs);
    carryOutAll<admin::SetKey>(m_client, this, std::move(orders),
                               [this, all = keys.size()](const BatchEnd<admin::SetKey>& end) {
                                   if (end.problems.isEmpty()) {
                                       m_orders.takenBack();
                                   }
                                   m_orders.end(problemsText(end.problems, all));
                               });
}

void KeysTogether::revoke(const std::vector<admin::KeyRow>& keys, QWidget* window) {
    auto* dialog = new KeyEndDialog(KeyEndDialog::Order::Revoke, namesOf(keys), window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &KeyEndDialog::agreed, this, [this, keys] {
        std::vector<admin::RevokeKey> orders;
        for (const admin::KeyRow& key : keys) {
            orders.push_back({key.name});
        }
        carryOutAll<admin::RevokeKey>(
            m_client, this, std::move(orders),
            [this, all = keys.size()](const BatchEnd<admin::RevokeKey>& end) {
                if (!end.replies.empty()) {
                    emit told({tr("%Ln keys were revoked.", nullptr,
                                  static_cast<int>(end.replies.size())),
                               {},
                               {},
                               QStringLiteral("ban")});
                }
                m_orders.end(problemsText(end.problems, all));
            });
    });
    dialog->open();
}

}  // namespace weir::ui
