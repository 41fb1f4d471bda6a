// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <utility>

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "app/cli/text_file.hpp"
#include "engine/base/words.hpp"
#include "engine/control/admin/import.hpp"

namespace weir::app {

namespace {

constexpr std::uintmax_t kMostKibibytes = 8 * 1024;

constexpr Option kKeys{"--keys", "FILE",
                       "Its keys, as GET /key/list?return_full_object=true answers. They go on."};
constexpr Option kApply{"--apply", "", "Put the document in force and import the keys."};

std::string counted(std::uint32_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string_view title(admin::ImportOutcome outcome) {
    switch (outcome) {
        case admin::ImportOutcome::LeftOut:
            return "left out";
        case admin::ImportOutcome::Changed:
            return "changed";
        case admin::ImportOutcome::ToDo:
            return "to do";
    }
    return {};
}

// To the other stream, so that the document can be sent to a file.
void report(const admin::ImportPreview& preview, const std::string& file) {
    const admin::ImportCounts& carried = preview.carried;
    fmt::print(stderr, "Taken over: {}, {}, {}, {}, {}, {}, {}.\n",
               counted(carried.providers, "provider"), counted(carried.models, "model"),
               counted(carried.routes, "route"), counted(carried.rateLimits, "rate limit"),
               counted(carried.budgets, "budget"), counted(carried.prices, "price"),
               counted(carried.keys, "key"));
    for (const admin::ImportNote& note : preview.notes) {
        const std::string where =
            note.line == 0 ? std::string() : fmt::format("{}:{}: ", file, note.line);
        fmt::print(stderr, "{}{}: {}. {}\n", where, title(note.outcome), note.what, note.why);
    }
}

ExitCode apply(admin::AdminClient& client, const Arguments& arguments, admin::PreviewImport files,
               admin::ImportPreview preview) {
    const auto applied = admin::callAndWait(
        client, admin::ApplyImport{std::move(files.config), std::move(files.keys), false,
                                   preview.revision});
    if (!applied) {
        return fail(applied.error(), arguments);
    }
    if (!preview.keys.empty()) {
        const auto imported =
            admin::callAndWait(client, admin::ImportKeys{std::move(preview.keys)});
        if (!imported) {
            Error error = imported.error();
            error.message = fmt::format("Revision {} is in force, but no key was imported: {}",
                                        applied->revision, error.message);
            return fail(error, arguments);
        }
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*applied));
    } else {
        print(fmt::format("Revision {} is in force.\n", applied->revision));
    }
    return ExitCode::Ok;
}

ExitCode run(const Arguments& arguments) {
    const std::string name = arguments.operand(0);
    admin::PreviewImport operation;
    auto config = readTextFile(name, kMostKibibytes);
    if (!config) {
        return fail(config.error(), arguments);
    }
    operation.config = std::move(*config);
    if (const auto keys = arguments.value(kKeys.name)) {
        auto text = readTextFile(*keys, kMostKibibytes);
        if (!text) {
            return fail(text.error(), arguments);
        }
        operation.keys = std::move(*text);
    }
    const auto access = GatewayAccess::open(arguments, GatewayAccess::Folder::MustBeThere);
    if (!access) {
        return fail(access.error(), arguments);
    }
    auto preview = admin::callAndWait((*access)->client(), operation);
    if (!preview) {
        return fail(preview.error(), arguments);
    }
    if (!arguments.has(kJsonOption.name)) {
        report(*preview, name);
    }
    if (arguments.has(kApply.name)) {
        return apply((*access)->client(), arguments, std::move(operation), std::move(*preview));
    }
    if (arguments.has(kJsonOption.name)) {
        printJson(admin::toJson(*preview));
    } else {
        print(preview->text);
    }
    return ExitCode::Ok;
}

}  // namespace

const Command kImportLiteLlm{
    {"import litellm",
     "Take over what a LiteLLM proxy is set up to do.",
     {{"FILE", "Its config.yaml."}},
     {kKeys, kApply, kJsonOption, kDataOption, kConfigOption},
     "Providers, models with their fallbacks and how calls are shared, limits, budgets, prices,\n"
     "retries and times are added to the document of this gateway; what stands there already "
     "stays\n"
     "as it is. Without --apply nothing changes: the document that would be is printed, and "
     "beside\n"
     "it on the other stream what could not be taken over, with the line it stands in.\n\n"
     "  weir import litellm config.yaml > new.yaml\n\n"
     "No key of a provider gets into the document. One that stands in FILE itself is to be put\n"
     "into a variable of the gateway, which is named. LiteLLM keeps the SHA-256 of its own keys, "
     "so\n"
     "whoever has one goes on with it:\n\n"
     "  curl -H 'Authorization: Bearer MASTER_KEY' \\\n"
     "    'http://localhost:4000/key/list?return_full_object=true&size=100' > keys.json\n"
     "  weir import litellm config.yaml --keys keys.json --apply"},
    run};

}  // namespace weir::app
