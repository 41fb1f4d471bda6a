// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/audit_deeds.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace weir::control {

namespace {

using namespace admin;

// What a record names and says of something that was done.
struct Deed {
    std::string object;
    std::string detail;
};

std::string targetOf(const std::string& provider, const std::string& model) {
    return model.empty() ? provider : provider + '/' + model;
}

class Recorder {
public:
    Recorder(HandlerTable& table, const AuditServices& services)
        : m_table(table), m_services(services) {}

    template <Operation Op, class Seen>
    void record(std::string_view action, Seen seen) {
        m_table.watch<Op>(
            seen, [services = m_services, action](const Caller& caller, const Deed& deed) {
                const auto noted =
                    services.directory.note(caller.actor(), action, deed.object, deed.detail);
                // It is done, so an error would tell its caller the wrong thing.
                if (!noted) {
                    services.log.error("not in the audit log: " + std::string(action) + " \"" +
                                       deed.object + "\" by " + caller.actor() + ": " +
                                       noted.error().text());
                }
            });
    }

private:
    HandlerTable& m_table;
    AuditServices m_services;
};

}  // namespace

void recordDeeds(HandlerTable& table, const AuditServices& services) {
    Recorder recorder(table, services);
    recorder.record<StartGateway>("gateway start ordered", [](const auto&) { return Deed(); });
    recorder.record<StopGateway>("gateway stopped", [](const auto&) { return Deed(); });
    recorder.record<PauseGateway>("gateway paused", [](const auto&) { return Deed(); });
    recorder.record<SetProviderKey>("provider key set", [](const SetProviderKey& operation) {
        return Deed{operation.name, operation.sessionOnly ? "for this session" : ""};
    });
    recorder.record<RebindProviderKey>(
        "provider key bound anew",
        [](const RebindProviderKey& operation) { return Deed{operation.provider, {}}; });
    recorder.record<RetryProviderKey>(
        "provider key read again",
        [](const RetryProviderKey& operation) { return Deed{operation.name, {}}; });
    // It calls a model, for money, and may do so with a key that stands nowhere else.
    recorder.record<TestProvider>("provider tested", [](const TestProvider& operation) {
        return Deed{operation.settings.name, operation.key.empty() ? "" : "with a key of its own"};
    });
    recorder.record<TestWebhook>(
        "webhook tested", [](const TestWebhook& operation) { return Deed{operation.name, {}}; });
    recorder.record<PauseProvider>("provider paused", [](const PauseProvider& operation) {
        std::string detail =
            operation.until == Timestamp() ? "until resumed" : "until: " + toIso(operation.until);
        if (!operation.reason.empty()) {
            detail.append("; reason: ").append(operation.reason);
        }
        return Deed{targetOf(operation.name, operation.model), std::move(detail)};
    });
    recorder.record<ResumeProvider>("provider resumed", [](const ResumeProvider& operation) {
        return Deed{targetOf(operation.name, operation.model), {}};
    });
    recorder.record<DiscardRouteDraft>("route draft discarded", [](const auto&) { return Deed(); });
    recorder.record<ClearBodies>("stored bodies deleted", [](const auto&) { return Deed(); });
    recorder.record<MakeBackup>(
        "backup made", [](const MakeBackup& operation) { return Deed{operation.folder, {}}; });
}

}  // namespace weir::control
