// SPDX-License-Identifier: GPL-3.0-or-later
#include <boost/json.hpp>
#include <fmt/format.h>

#include "app/cli/command.hpp"
#include "app/cli/gateway_access.hpp"
#include "app/cli/output.hpp"
#include "app/cli/signals.hpp"
#include "app/host/host.hpp"
#include "app/platform/process.hpp"
#include "engine/control/config/listen.hpp"

namespace weir::app {

namespace {

constexpr Option kListen{"--listen", "HOST:PORT",
                         "Listen there instead of where the document says. Port 0: any free one."};
constexpr Option kAllowEnv{
    "--allow-env", "NAME",
    "Let the document name this environment variable, beside *_API_KEY and WEIR_*.", true};
constexpr Option kSecretsDir{
    "--secrets-dir", "DIR",
    "Let the document name key files below this folder, beside DATA/secrets.", true};
constexpr Option kThreads{"--threads", "N",
                          "Threads that calls run on. Without it: one a core, at most four."};
constexpr Option kDrain{"--drain", "SECONDS",
                        "How long calls in flight may go on after SIGTERM. Without it: 30."};

Result<HostOptions> optionsOf(const Arguments& arguments) {
    HostOptions options;
    auto folder = dataFolderOf(arguments);
    if (!folder) {
        return std::move(folder.error());
    }
    options.workspace.dataFolder = std::move(*folder);
    if (const auto document = arguments.value(kConfigOption.name)) {
        options.workspace.document = std::filesystem::absolute(*document);
        std::error_code problem;
        if (!std::filesystem::exists(options.workspace.document, problem)) {
            return Error::notFound("There is no file " + *document + ".");
        }
    }
    if (const auto listen = arguments.value(kListen.name)) {
        if (const auto good = control::parseListen(*listen); !good) {
            return good.error();
        }
        options.workspace.listen = *listen;
    }
    options.workspace.allowedVariables = arguments.values(kAllowEnv.name);
    for (const std::string& secrets : arguments.values(kSecretsDir.name)) {
        options.workspace.secretFolders.push_back(std::filesystem::absolute(secrets));
    }
    if (const auto threads = arguments.value(kThreads.name)) {
        const auto count = readNumber(kThreads.name, *threads, 1, 64);
        if (!count) {
            return count.error();
        }
        options.ioThreads = static_cast<std::size_t>(*count);
    }
    return options;
}

void sayWhere(const std::vector<std::string>& urls, bool json) {
    boost::json::array all;
    for (const std::string& url : urls) {
        if (!json) {
            print("listening on " + url + "\n");
        }
        all.emplace_back(url);
    }
    if (json) {
        printJson(boost::json::object{{"listening", std::move(all)}});
    }
}

ExitCode run(const Arguments& arguments) {
    auto options = optionsOf(arguments);
    if (!options) {
        return failUsage(options.error(), arguments);
    }
    const auto patience =
        readNumber(kDrain.name, arguments.value(kDrain.name).value_or("30"), 0, 3600);
    if (!patience) {
        return failUsage(patience.error(), arguments);
    }
    hardenProcess();
    // Before any thread is made, so that all of them leave the signals to this one.
    const EndSignals signals;
    const SystemClock clock;
    const Log log(clock);
    options->onListening = [json = arguments.has(kJsonOption.name)](const auto& urls) {
        sayWhere(urls, json);
    };
    const auto host = Host::start(std::move(*options), clock, log);
    if (!host) {
        return fail(host.error(), arguments);
    }
    if (const std::string problem = (*host)->policyProblem(); !problem.empty()) {
        return fail(Error::invalid(problem), arguments);
    }
    const ListenerState listener = (*host)->listener();
    if (listener.state != GatewayState::Listening) {
        return fail(Error::unavailable(listener.problem, listener.hint), arguments);
    }
    signals.wait();
    log.info("draining; a second signal ends at once");
    (*host)->stop(std::chrono::seconds(*patience));
    return ExitCode::Ok;
}

}  // namespace

const Command kServe{
    {"serve",
     "Run the gateway until SIGTERM or Ctrl-C.",
     {},
     {kConfigOption, kDataOption, kListen, kAllowEnv, kSecretsDir, kThreads, kDrain, kJsonOption},
     "Listens where --listen says, else where the document says, else on 127.0.0.1:9347, and\n"
     "prints 'listening on http://HOST:PORT' when calls can come, https:// with tls: a line for "
     "each\n"
     "address, so two for 127.0.0.1, which takes [::1] with it, and again when the document moves\n"
     "it. Tools need a Weir key; make one with 'weir keys create NAME'. A data folder that is "
     "empty, or not there\n"
     "yet, is a gateway without providers and keys: every call is refused until it has both.\n\n"
     "The document is watched: a change comes into force at once, unless it has an error; then "
     "the\n"
     "policy before it stays. On SIGTERM no new calls are taken, those in flight are finished, "
     "the\n"
     "books are written, and it ends with 0.\n\n"
     "  weir serve --data /var/lib/weir --listen 127.0.0.1:9347"},
    run};

}  // namespace weir::app
