// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/status.hpp"

#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "app/host/local_days.hpp"
#include "app/host/version.hpp"

namespace weir::app {

namespace {

std::tm localTm(Timestamp time) {
    const std::time_t seconds =
        std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
    std::tm local{};
    ::localtime_r(&seconds, &local);
    return local;
}

void countProviders(const StatusSources& sources, const policy::Snapshot& snapshot,
                    admin::GatewayStatus& status) {
    for (const providers::Provider& provider : snapshot.providers) {
        switch (sources.health.describe(provider.name, sources.clock.instant()).health) {
            case Health::Up:
                ++status.providersUp;
                break;
            case Health::Degraded:
                ++status.providersDegraded;
                break;
            case Health::Down:
                ++status.providersDown;
                break;
            case Health::Unknown:
                break;
        }
    }
}

// It listens, but not everything is as it should be.
void noteDegradation(const policy::Snapshot& snapshot, bool booksWait,
                     const std::optional<Error>& certificate, admin::GatewayStatus& status) {
    if (status.state != GatewayState::Listening) {
        return;
    }
    if (!status.booksProblem.empty()) {
        status.problem = status.booksProblem;
        status.hint = booksWait
                          ? "Calls go on; records wait in the journal until they can be written."
                          : "Calls go on. The log says when it was found; look at the disk.";
    } else if (!status.policyProblem.empty()) {
        status.problem = status.policyProblem;
        status.hint = "The policy before it stays in force until the file is repaired.";
    } else if (certificate) {
        status.problem = certificate->message;
        status.hint = certificate->hint;
    } else if (!snapshot.providers.empty() && status.providersDown == snapshot.providers.size()) {
        status.problem = "No provider answers.";
        status.hint = "Test the providers.";
    }
    if (!status.problem.empty()) {
        status.state = GatewayState::Degraded;
    }
}

}  // namespace

admin::GatewayStatus statusOf(const StatusSources& sources, books::Simulated simulated) {
    const auto snapshot = sources.policy.snapshot();
    const Timestamp now = sources.clock.now();
    admin::GatewayStatus status;
    status.state = sources.gateway.state();
    status.problem = sources.gateway.problem();
    status.hint = sources.gateway.hint();
    status.suggestedPort =
        sources.policy.listenIsFixed() ? std::uint16_t{0} : sources.gateway.suggestedPort();
    const auto listening = sources.gateway.addresses();
    const auto& addresses = listening.empty() ? snapshot->listen : listening;
    status.address = addresses.empty() ? std::string() : addresses.front();
    status.version = kVersionText;
    status.policyFile = sources.policy.file().path().string();
    status.policyReadOnly = sources.policy.file().readOnly();
    status.policyProblem = sources.policy.problem();
    status.revision = snapshot->revision;
    status.dataFolder = sources.dataFolder;
    status.nodeId = sources.nodeId;
    status.startedAt = sources.startedAt;
    status.openExchanges = sources.traffic.inFlight();
    status.openStreams = sources.traffic.streaming();
    status.requestsPerSecond = sources.meter.perSecond();
    status.requestsEachSecond = sources.meter.seconds();
    const auto today = sources.book.totalsSince(localMidnight(now), simulated);
    status.spentToday = today.spent;
    status.requestsToday = today.requests;
    status.unpricedToday = today.unpriced;
    countProviders(sources, *snapshot, status);
    status.keys = static_cast<std::uint32_t>(snapshot->keys->size());
    status.timeZone = timeZoneAt(now);
    status.booksProblem = sources.book.problem();
    status.adminAddress = sources.remote.address();
    status.adminProblem = sources.remote.problem();
    status.publicUrl = snapshot->publicUrl;
    status.tls = sources.gateway.speaksTls();
    if (const auto& problem = sources.gateway.certificateProblem()) {
        status.tlsProblem = problem->text();
    }
    net::CertificateFacts certificate = sources.gateway.certificate();
    status.tlsSha256 = std::move(certificate.sha256);
    status.tlsNames = std::move(certificate.names);
    status.tlsEnds = certificate.ends;
    const bool booksWait = !status.booksProblem.empty();
    if (!booksWait) {
        status.booksProblem = sources.book.damage();
    }
    noteDegradation(*snapshot, booksWait, sources.gateway.certificateProblem(), status);
    return status;
}

std::string timeZoneAt(Timestamp now) {
    const long minutes = localTm(now).tm_gmtoff / 60;
    return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::labs(minutes) / 60,
                       std::labs(minutes) % 60);
}

}  // namespace weir::app
