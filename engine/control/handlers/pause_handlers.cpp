// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <memory>
#include <utility>

#include "engine/base/ascii.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/reason.hpp"

namespace weir::control {

namespace {

using namespace admin;

std::vector<PausedTarget>::iterator findSame(std::vector<PausedTarget>& all,
                                             const std::string& provider,
                                             const std::string& model) {
    return std::ranges::find_if(all, [&](const PausedTarget& each) {
        return each.provider == provider && each.model == model;
    });
}

class Pauses {
public:
    explicit Pauses(const PauseServices& services) : m_services(services) {}

    Result<PausedTargets> list() const { return PausedTargets{m_services.control.paused()}; }

    Result<PausedTarget> pause(PauseProvider operation) const {
        const auto snapshot = m_services.policy.snapshot();
        const providers::Provider* provider = snapshot->findProvider(operation.name);
        if (provider == nullptr) {
            return Error::notFound("There is no provider named '" + operation.name + "'.");
        }
        if (!operation.model.empty() && !provider->serves(operation.model)) {
            return Error::notFound("The provider " + operation.name + " does not serve '" +
                                   operation.model + "'.");
        }
        if (operation.until != Timestamp{} && operation.until <= m_services.clock.now()) {
            return Error::invalid("The pause would be over before it begins.",
                                  "Say a time that is to come, or none.");
        }
        if (auto checked = checkReason(operation.reason); !checked) {
            return std::move(checked.error());
        }
        PausedTarget wanted;
        wanted.provider = std::move(operation.name);
        wanted.model = std::move(operation.model);
        wanted.reason = trimmed(operation.reason);
        wanted.since = m_services.clock.now();
        wanted.until = operation.until;
        auto all = m_services.control.paused();
        const auto same = findSame(all, wanted.provider, wanted.model);
        if (same != all.end()) {
            wanted.since = same->since;
            *same = wanted;
        } else {
            all.push_back(wanted);
        }
        if (const auto kept = m_services.control.keep(std::move(all)); !kept) {
            return kept.error();
        }
        all = m_services.control.paused();
        const auto now = findSame(all, wanted.provider, wanted.model);
        return now == all.end() ? wanted : *now;
    }

    Result<PausedTarget> resume(const ResumeProvider& operation) const {
        auto all = m_services.control.paused();
        const auto same = findSame(all, operation.name, operation.model);
        if (same == all.end()) {
            return Error::conflict((operation.model.empty()
                                        ? operation.name
                                        : operation.name + '/' + operation.model) +
                                   " is not paused.");
        }
        PausedTarget ended = std::move(*same);
        all.erase(same);
        if (const auto kept = m_services.control.keep(std::move(all)); !kept) {
            return kept.error();
        }
        return ended;
    }

private:
    PauseServices m_services;
};

}  // namespace

void addPauseHandlers(HandlerTable& table, const PauseServices& services) {
    const auto pauses = std::make_shared<const Pauses>(services);
    table.now<ListPauses>([pauses](const auto&) { return pauses->list(); });
    table.now<PauseProvider>([pauses](const auto& operation) { return pauses->pause(operation); });
    table.now<ResumeProvider>(
        [pauses](const auto& operation) { return pauses->resume(operation); });
}

}  // namespace weir::control
