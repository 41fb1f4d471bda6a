// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/base/states.hpp"
#include "engine/control/admin/operation.hpp"

// The gateway itself: its state, where it listens, what it does right now.
namespace weir::admin {

struct GatewayStatus {
    GatewayState state = GatewayState::Stopped;
    std::string problem;  // why it is not Listening, for a person; empty when it is
    std::string hint;     // one thing to do about it
    std::string address;  // "127.0.0.1:9347", as in the document
    // The next free port while the state is PortInUse and the gateway may move there; else 0.
    std::uint16_t suggestedPort = 0;
    std::string version;
    std::string policyFile;  // the document in force
    bool policyReadOnly = false;
    std::string policyProblem;  // why the file on disk is not in force; empty when it is
    std::uint64_t revision = 0;
    std::string dataFolder;
    std::string nodeId;
    Timestamp startedAt{};
    std::uint64_t openExchanges = 0;
    std::uint64_t openStreams = 0;
    double requestsPerSecond = 0;                   // over the last 10 s
    std::vector<std::uint32_t> requestsEachSecond;  // the last 60 whole seconds, oldest first
    Money spentToday;  // local day, without simulated calls unless they were asked for
    std::uint64_t requestsToday = 0;
    std::uint64_t unpricedToday = 0;  // calls of today that no price was known for
    std::uint32_t providersUp = 0;
    std::uint32_t providersDegraded = 0;
    std::uint32_t providersDown = 0;
    std::uint32_t keys = 0;    // keys that are valid now
    std::string timeZone;      // "UTC+01:00"
    std::string booksProblem;  // "The disk is full. …"; empty while all records are written
    std::string adminAddress;  // where it can be operated from elsewhere; empty: nowhere
    std::string adminProblem;  // why it cannot, though the document says so; for a person
    std::string publicUrl;     // where the document says that tools reach it; may be empty
    bool tls = false;          // `address` speaks https
    std::string tlsProblem;    // what is wrong with its files; it goes on with what it has
    std::string tlsSha256;     // of the certificate it shows, in hexadecimal digits
    std::vector<std::string> tlsNames;  // that the certificate is for
    Timestamp tlsEnds{};                // when it ends
};
BOOST_DESCRIBE_STRUCT(GatewayStatus, (),
                      (state, problem, hint, address, suggestedPort, version, policyFile,
                       policyReadOnly, policyProblem, revision, dataFolder, nodeId, startedAt,
                       openExchanges, openStreams, requestsPerSecond, requestsEachSecond,
                       spentToday, requestsToday, unpricedToday, providersUp, providersDegraded,
                       providersDown, keys, timeZone, booksProblem, adminAddress, adminProblem,
                       publicUrl, tls, tlsProblem, tlsSha256, tlsNames, tlsEnds))

struct GetStatus {
    static constexpr std::string_view kName = "gateway.status";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "The state of the gateway and its figures of now.";
    using Reply = GatewayStatus;
    bool simulated = false;  // simulated calls count in the figures of today
};
BOOST_DESCRIBE_STRUCT(GetStatus, (), (simulated))

struct StartGateway {
    static constexpr std::string_view kName = "gateway.start";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout = "Open the listener, or try again after a failure.";
    using Reply = GatewayStatus;
};
BOOST_DESCRIBE_STRUCT(StartGateway, (), ())

struct StopGateway {
    static constexpr std::string_view kName = "gateway.stop";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout =
        "Close the listener; calls in flight are finished first.";
    using Reply = GatewayStatus;
};
BOOST_DESCRIBE_STRUCT(StopGateway, (), ())

struct PauseGateway {
    static constexpr std::string_view kName = "gateway.pause";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout =
        "Answer new calls with 503 and Retry-After until it is started again.";
    using Reply = GatewayStatus;
};
BOOST_DESCRIBE_STRUCT(PauseGateway, (), ())

struct SetListen {
    static constexpr std::string_view kName = "gateway.set_listen";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Write another listen address to the document and listen there.";
    using Reply = GatewayStatus;
    std::string address;  // "127.0.0.1:9348"
};
BOOST_DESCRIBE_STRUCT(SetListen, (), (address))

struct BackupReply {
    std::string folder;
    std::vector<std::string> files;
    std::uint64_t bytes = 0;
};
BOOST_DESCRIBE_STRUCT(BackupReply, (), (folder, files, bytes))

struct MakeBackup {
    static constexpr std::string_view kName = "books.backup";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Copy the document and the databases, consistent, to a new folder.";
    using Reply = BackupReply;
    std::string folder;  // must not exist yet
};
BOOST_DESCRIBE_STRUCT(MakeBackup, (), (folder))

}  // namespace weir::admin
