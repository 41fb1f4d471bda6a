// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>
#include <QStringList>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "engine/control/admin/client.hpp"

namespace weir::ui {

// What became of several orders of one kind.
template <admin::Operation Op>
struct BatchEnd {
    std::vector<typename Op::Reply> replies;  // of those that were carried out
    QStringList problems;                     // why each of the others was not
};

// Gives orders one after the other: one that is refused stops none behind it. `ended` is called
// once, unless `owner` is gone by then; what was not asked for then is not any more.
template <admin::Operation Op>
void carryOutAll(admin::AdminClient& client, QObject* owner, std::vector<Op> orders,
                 std::function<void(const BatchEnd<Op>&)> ended) {
    struct Batch {
        admin::AdminClient& client;
        QPointer<QObject> owner;
        std::vector<Op> orders;
        std::function<void(const BatchEnd<Op>&)> ended;
        BatchEnd<Op> end = {};
        std::size_t next = 0;

        static void goOn(const std::shared_ptr<Batch>& batch) {
            if (!batch->owner) {
                return;
            }
            if (batch->next == batch->orders.size()) {
                batch->ended(batch->end);
                return;
            }
            batch->client.call(std::move(batch->orders[batch->next++]),
                               admin::AdminClient::Callback<typename Op::Reply>(
                                   [batch](const Result<typename Op::Reply>& reply) {
                                       if (reply) {
                                           batch->end.replies.push_back(*reply);
                                       } else {
                                           batch->end.problems
                                               << QString::fromStdString(reply.error().text());
                                       }
                                       goOn(batch);
                                   }));
        }
    };
    Batch::goOn(std::make_shared<Batch>(
        Batch{client, QPointer<QObject>(owner), std::move(orders), std::move(ended)}));
}

}  // namespace weir::ui
