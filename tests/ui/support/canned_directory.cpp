// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_directory.hpp"

#include "tests/ui/support/canned.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

admin::KeyRow key(const char* name, const char* team, const char* user,
                  std::chrono::minutes unused) {
    admin::KeyRow row;
    std::array<std::uint8_t, 16> bytes{};
    bytes[0] = static_cast<std::uint8_t>(std::string_view(name).size());
    bytes[15] = 1;
    row.id = Id::fromBytes(bytes);
    row.name = name;
    row.team = team;
    row.user = user;
    row.start = "weir_sk_7Hq2";
    row.createdAt = kCannedNow - std::chrono::days(90);
    row.lastUsedAt = kCannedNow - unused;
    return row;
}

admin::TeamRow team(const char* name, const char* tier, const char* costCentre,
                    std::vector<std::string> tags = {}) {
    return {{name, costCentre, tier, std::move(tags)}, false, kCannedNow - std::chrono::days(40)};
}

}  // namespace

std::vector<admin::KeyRow> cannedKeys() {
    std::vector<admin::KeyRow> keys{key("search-prod", "search", "", 0min),
                                    key("claude-code-ada", "search", "ada", 4min),
                                    key("search-dev", "search", "ada", 200min),
                                    key("support-bot", "support-assistant", "", 1min),
                                    key("etl-nightly", "data-platform", "", 700min),
                                    key("data-notebooks", "data-platform", "bob", 2000min),
                                    key("mobile-ios", "mobile", "", 3min),
                                    key("playground", "", "", 9000min)};
    keys[1].access = {.expiresAt = kCannedNow + std::chrono::days(5),
                      .models = {"claude-*", "gpt-5-mini"},
                      .providers = {"anthropic", "openai"},
                      .addresses = {"10.4.0.0/16", "127.0.0.1"}};
    keys[1].former = {{"weir_sk_93kd", kCannedNow + 20h}};
    keys[1].access.maySeeBudget = true;
    keys[5].access.expiresAt = kCannedNow - std::chrono::days(2);
    keys[5].expired = true;
    keys[6].id = {};
    keys[6].fromDocument = true;
    keys[6].state = KeyState::Missing;
    keys[6].problem = "The variable WEIR_MOBILE is not set. Set it.";
    keys[7].lastUsedAt = {};
    return keys;
}

admin::RateLimitList cannedMinuteLimits() {
    admin::RateLimitList list;
    const auto add = [&list](const char* name, std::string admin::RateLimitSettings::* whose,
                             std::uint64_t requests, std::uint64_t tokens) {
        admin::RateLimitRow row;
        row.settings.name = name;
        if (whose != nullptr) {
            row.settings.*whose = name;
        }
        row.settings.requests = requests;
        row.settings.tokens = tokens;
        list.limits.push_back(row);
    };
    add("everybody", nullptr, 6'000, 8'000'000);
    add("search", &admin::RateLimitSettings::team, 1'200, 2'000'000);
    add("support-assistant", &admin::RateLimitSettings::team, 2'400, 1'000'000);
    add("data-platform", &admin::RateLimitSettings::team, 600, 0);
    add("ada", &admin::RateLimitSettings::user, 0, 400'000);
    add("search-dev", &admin::RateLimitSettings::key, 60, 0);
    return list;
}

void answerDirectory(FakeAdminClient& client) {
    client.answer<admin::ListKeys>({cannedKeys()});
    admin::TeamList teams{{team("data-platform", "bronze", "4713"),
                           team("search", "gold", "4711", {"eu", "core"}),
                           team("support-assistant", "silver", "4712", {"customers"})}};
    teams.teams.push_back({{"mobile", "", "silver", {}}, true, {}});
    client.answer<admin::ListTeams>(teams);
    client.answer<admin::ListUsers>(
        {{{{"ada", "Ada Lindqvist", "ada@halden.example", {"search"}}, kCannedNow},
          {{"bob", "Bob Okafor", "bob@halden.example", {"data-platform", "support-assistant"}},
           kCannedNow}}});
    client.on<admin::ListChanges>([](const admin::ListChanges& asked) {
        const std::string kind = asked.of == admin::ChangeOf::Key    ? "key"
                                 : asked.of == admin::ChangeOf::Team ? "team"
                                                                     : "user";
        return Result<admin::ChangeList>(
            {{{kCannedNow - 26h, "admin", kind + " changed", "expires: never -> 2026-11-22"},
              {kCannedNow - std::chrono::days(90), "command line", kind + " created", {}}}});
    });
}

}  // namespace weir::ui
