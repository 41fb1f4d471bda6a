// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/audit_verify.hpp"

#include <charconv>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/base/hex.hpp"

namespace weir::control {

namespace {

using namespace admin;

Result<std::optional<books::AuditCheckpoint>> checkpointIn(std::string_view text) {
    if (text.empty()) {
        return std::optional<books::AuditCheckpoint>();
    }
    books::AuditCheckpoint checkpoint;
    const char* const end = text.data() + text.size();
    const auto number = std::from_chars(text.data(), end, checkpoint.number);
    if (number.ec == std::errc() && number.ptr != end && *number.ptr == ':') {
        const auto hash = fromHex<std::tuple_size_v<books::Sha256>>(
            text.substr(static_cast<std::size_t>(number.ptr - text.data()) + 1));
        // Of what is before the first record there is only one.
        if (hash && (checkpoint.number > 0 || *hash == books::Sha256())) {
            checkpoint.hash = *hash;
            return std::optional(checkpoint);
        }
    }
    return Error::invalid("'" + std::string(text) + "' is no checkpoint of an audit log.",
                          "Give NUMBER:HASH as it was noted, the hash with all 64 digits.");
}

VerifiedAudit replyOf(const books::AuditVerdict& verdict) {
    VerifiedAudit verified;
    verified.holds = verdict.fault == AuditFault::None;
    verified.records = verdict.last.number;
    verified.head = toHex(verdict.last.hash);
    verified.brokenAt = verdict.at;
    verified.fault = verdict.fault;
    return verified;
}

struct Verification {
    AuditServices services;
    books::AuditCheck check;
    std::function<void(Result<VerifiedAudit>)> reply;
};

void goOn(const std::shared_ptr<Verification>& verification) {
    verification->services.background([verification] {
        const auto more = verification->services.directory.checkAudit(verification->check);
        if (!more) {
            verification->reply(more.error());
        } else if (*more) {
            goOn(verification);
        } else {
            verification->reply(replyOf(verification->check.verdict()));
        }
    });
}

}  // namespace

void verifyAudit(const AuditServices& services, const VerifyAudit& operation,
                 std::function<void(Result<VerifiedAudit>)> reply) {
    const auto expected = checkpointIn(operation.expect);
    if (!expected) {
        reply(expected.error());
        return;
    }
    goOn(std::make_shared<Verification>(services, books::AuditCheck(*expected), std::move(reply)));
}

}  // namespace weir::control
