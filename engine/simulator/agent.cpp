// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/agent.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "engine/simulator/checks.hpp"
#include "engine/simulator/schema.hpp"
#include "engine/simulator/words.hpp"

namespace weir::simulator {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::string_view kPathNames[] = {"file_path", "path", "filename", "filePath"};
constexpr std::string_view kTextNames[] = {"content", "contents", "text", "file_text"};
constexpr std::string_view kCommandNames[] = {"command", "cmd"};
constexpr std::string_view kWriters[] = {"Write", "write", "write_file", "create_file"};
constexpr std::string_view kReaders[] = {"Read", "read", "read_file", "view"};
constexpr std::string_view kRunners[] = {"Bash", "bash", "shell", "run_command", "exec_command"};

constexpr std::string_view kNote = "A note by the simulator: the weir holds.\n";

// A kind of work, and how a tool that does it is recognised: by its name; else a shell does it;
// else by its parameters.
struct Work {
    std::string_view words;
    Names tools;
    Names needs;
    Names alsoNeeds;
    std::string_view command;  // of a shell, before the path
};

constexpr std::string_view kShow = "cat ";
constexpr std::array kTask{
    Work{"I will write a short note first.", kWriters, kPathNames, kTextNames,
         "echo 'A note by the simulator: the weir holds.' > "},
    Work{"Now I will read it back.", kReaders, kPathNames, {}, kShow},
    Work{"Last, I will show it from the shell.", kRunners, kCommandNames, {}, kShow},
};

constexpr std::string_view kDone =
    "Done. I wrote the note, read it back and showed it: three steps, as asked.";

// The first of `names` that the tool takes; empty if it takes none.
std::string_view parameter(const Tool& tool, Names names) {
    const json::object* properties = objectIf(tool.schema, "properties");
    const auto found =
        std::find_if(names.begin(), names.end(), [properties](std::string_view name) {
            return properties != nullptr && properties->contains(name);
        });
    return found == names.end() ? std::string_view() : *found;
}

bool fits(const Tool& tool, const Work& work) {
    return !parameter(tool, work.needs).empty() &&
           (work.alsoNeeds.empty() || !parameter(tool, work.alsoNeeds).empty());
}

// The first of that name that takes one of the parameters; null: there is none.
const Tool* namedTool(const Prompt& prompt, Names names, Names needs) {
    for (const std::string_view name : names) {
        for (const Tool& tool : prompt.tools) {
            if (tool.name == name && !parameter(tool, needs).empty()) {
                return &tool;
            }
        }
    }
    return nullptr;
}

const Tool& toolFor(const Prompt& prompt, const Work& work) {
    if (const Tool* const named = namedTool(prompt, work.tools, work.needs)) {
        return *named;
    }
    if (const Tool* const shell = namedTool(prompt, kRunners, kCommandNames)) {
        return *shell;
    }
    const auto found = std::find_if(prompt.tools.begin(), prompt.tools.end(),
                                    [&work](const Tool& tool) { return fits(tool, work); });
    return found == prompt.tools.end() ? prompt.tools.front() : *found;
}

// Where the client works, if it says so: coding agents put it into their system text.
std::string workingFolder(const Prompt& prompt) {
    for (const std::string_view marker :
         {"orking directory: ", "cwd: ", "<cwd>", "orking directory is "}) {
        const auto at = prompt.surroundings.find(marker);
        if (at == std::string::npos) {
            continue;
        }
        const auto from = at + marker.size();
        std::string folder =
            prompt.surroundings.substr(from, prompt.surroundings.find_first_of("\n<", from) - from);
        if (folder.starts_with('/')) {
            return folder;
        }
    }
    return "/tmp";
}

// Another task, another note, so that none is in the way of the next.
std::string notePath(const Prompt& prompt) {
    return fmt::format("{}/weir-note-{:08x}.txt", workingFolder(prompt),
                       static_cast<std::uint32_t>(fingerprint(prompt.lastWords)));
}

// For a shell: the path may hold anything.
std::string shellQuoted(std::string_view text) {
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
}

ToolCall callOf(const Tool& tool, const Work& work, const Prompt& prompt) {
    ToolCall call{tool.name, {}};
    const json::value made = instanceOf(tool.schema);
    if (made.is_object()) {
        call.arguments = made.get_object();
    }
    const std::string path = notePath(prompt);
    const auto set = [&](Names names, const std::string& value) {
        const std::string_view name = parameter(tool, names);
        if (!name.empty()) {
            call.arguments[name] = value;
        }
    };
    set(kPathNames, path);
    set(kTextNames, std::string(kNote));
    set(kCommandNames, std::string(work.command) + shellQuoted(path));
    return call;
}

}  // namespace

AgentStep nextStep(const Prompt& prompt) {
    if (prompt.tools.empty() || prompt.toolResults >= kTask.size()) {
        return {std::string(kDone), std::nullopt};
    }
    const Work& work = kTask[prompt.toolResults];
    return {std::string(work.words), callOf(toolFor(prompt, work), work, prompt)};
}

}  // namespace weir::simulator
