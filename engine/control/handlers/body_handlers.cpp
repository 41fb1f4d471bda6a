// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/base/words.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

ExchangeBodies toReply(books::TrafficBodies kept, BodyPlace where) {
    ExchangeBodies reply;
    reply.kept = true;
    reply.where = where;
    reply.request = std::move(kept.request);
    reply.response = std::move(kept.response);
    reply.responseMoments = kept.responseTimes.list();
    reply.requestCut = kept.requestCut;
    reply.responseCut = kept.responseCut;
    return reply;
}

// Of what is not stored: nobody records who looks at that.
ExchangeBodies fromMemory(const BodyServices& services, const Id& id) {
    auto kept = services.traffic.bodies(id);
    ExchangeBodies reply = kept ? toReply(*std::move(kept), BodyPlace::Memory) : ExchangeBodies{};
    reply.loss = services.shelf.lossOf(id);
    return reply;
}

// What is stored is given to nobody of whom it is not recorded, wherever it is read from.
Result<ExchangeBodies> fromShelf(const BodyServices& services, const Id& id, Timestamp until,
                                 const Caller& caller) {
    auto inMemory = services.traffic.bodies(id);
    auto bodies =
        inMemory ? Result<books::TrafficBodies>(*std::move(inMemory)) : services.shelf.read(id);
    if (!bodies) {
        return std::move(bodies.error());
    }
    if (const auto recorded = services.directory.addView(id, wordOf(caller.via), caller.name);
        !recorded) {
        return Error{recorded.error().code,
                     "Who looks at stored bodies is recorded, and that failed, so they are not "
                     "shown. " +
                         recorded.error().message,
                     recorded.error().hint};
    }
    ExchangeBodies reply = toReply(std::move(*bodies), BodyPlace::Disk);
    reply.storedUntil = until;
    return reply;
}

Result<BodyViews> viewsOf(const books::Directory& directory, const Id& id) {
    const auto views = directory.views(id);
    if (!views) {
        return views.error();
    }
    BodyViews reply;
    for (const books::BodyView& view : *views) {
        reply.views.push_back({view.at, fromWord<Via>(view.via).value_or(Via::Remote), view.name});
    }
    return reply;
}

}  // namespace

void addBodyHandlers(HandlerTable& table, const BodyServices& services) {
    table.laterFor<GetBodies>(
        [services](const GetBodies& operation, const Caller& caller, auto reply) {
            const auto until = services.shelf.keptUntil(operation.id);
            if (!until) {
                reply(until.error());
            } else if (!*until) {
                reply(fromMemory(services, operation.id));
            } else {
                services.background(
                    [services, id = operation.id, until = **until, caller,
                     reply = std::move(reply)] { reply(fromShelf(services, id, until, caller)); });
            }
        });
    table.later<ListBodyViews>([services](const ListBodyViews& operation, auto reply) {
        services.background([services, id = operation.id, reply = std::move(reply)] {
            reply(viewsOf(services.directory, id));
        });
    });
    table.now<GetBodyStatus>(
        [&control = services.control](const GetBodyStatus&) -> Result<BodyStatus> {
            return control.status();
        });
    table.laterFor<KeepBodies>([&control = services.control](const KeepBodies& operation,
                                                             const Caller& caller, auto reply) {
        control.keep(operation, caller.actor(),
                     [&control, reply = std::move(reply)](Result<void> done) {
                         reply(done ? Result<BodyStatus>(control.status())
                                    : Result<BodyStatus>(std::move(done.error())));
                     });
    });
    table.later<ClearBodies>([services](const ClearBodies&, auto reply) {
        services.background([services, reply = std::move(reply)] {
            const auto cleared = services.shelf.clear();
            reply(cleared ? Result<BodyStatus>(services.control.status())
                          : Result<BodyStatus>(cleared.error()));
        });
    });
}

}  // namespace weir::control
