// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/alerts.hpp"

#include <fmt/format.h>

#include "app/cli/call_and.hpp"
#include "app/cli/command.hpp"
#include "app/cli/output.hpp"
#include "engine/base/words.hpp"

namespace weir::app {

namespace {

// What came of it last, in a few words.
std::string saidOf(const Delivery& delivery) {
    return delivery.tries.empty() ? std::string() : delivery.tries.back().said;
}

ExitCode list(const Arguments& arguments) {
    return callRunningAnd(arguments, admin::ListAlerts{}, [](const admin::AlertList& list) {
        if (list.active.empty() && list.recent.empty()) {
            print("There is no alert, and there was none.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{{"STATE", "KIND", "SINCE", "UNTIL", "ALERT"}};
        for (const auto* group : {&list.active, &list.recent}) {
            for (const admin::AlertRow& row : *group) {
                const bool holds = row.alert.ended == Timestamp();
                rows.push_back({holds ? row.alert.told ? "now" : "held back" : "over",
                                std::string(wordOf(row.alert.kind)), toIso(row.alert.since),
                                holds ? std::string() : toIso(row.alert.ended), row.title});
            }
        }
        print(table(rows));
    });
}

ExitCode sent(const Arguments& arguments) {
    return callRunningAnd(arguments, admin::ListWebhooks{}, [](const admin::WebhookList& list) {
        if (list.deliveries.empty()) {
            print(list.webhooks.empty()
                      ? "There is no webhook. Write webhooks: into the document.\n"
                      : "Nothing was sent yet.\n");
            return;
        }
        std::vector<std::vector<std::string>> rows{
            {"TIME", "WEBHOOK", "STATE", "TRIES", "NEXT", "ANSWER", "MESSAGE"}};
        for (const Delivery& delivery : list.deliveries) {
            rows.push_back(
                {toIso(delivery.at), delivery.webhook, std::string(wordOf(delivery.state)),
                 std::to_string(delivery.tries.size()),
                 delivery.state == DeliveryState::Waiting ? toIso(delivery.next) : std::string(),
                 saidOf(delivery), delivery.title});
        }
        print(table(rows));
    });
}

ExitCode test(const Arguments& arguments) {
    bool arrived = false;
    const std::string& name = arguments.operand(0);
    const auto show = [&name](const Delivery& delivery) {
        if (delivery.state == DeliveryState::Delivered) {
            print(fmt::format("The test arrived: {} answered {}.\n", name, saidOf(delivery)));
        } else {
            fmt::print(stderr, "weir: the test did not arrive: {}\n", saidOf(delivery));
        }
    };
    const auto note = [&arrived](const Delivery& delivery) {
        arrived = delivery.state == DeliveryState::Delivered;
    };
    const auto code = callRunningAnd(arguments, admin::TestWebhook{name}, show, note);
    return code != ExitCode::Ok || arrived ? code : ExitCode::Failed;
}

}  // namespace

const Command kAlertsList{
    {"alerts list",
     "Show the alerts that hold now and those that are over.",
     {},
     {kJsonOption, kDataOption, kConfigOption},
     "What is worth an alert, and who is told, is written into the document:\n\n"
     "  alerts:\n"
     "    budget_used: [80, 100]          # percent; off: none\n"
     "    budget_gone_in: 3d              # at the pace of the period so far; an estimate\n"
     "    provider_down: 2m\n"
     "    error_rate: 25                  # percent of the calls of five minutes\n"
     "    error_rate_calls: 20            # fewer say nothing\n"
     "    key_expires: [7d, 1d]\n"
     "    certificate_expires: [14d, 3d]  # of the gateway's own tls:\n"
     "    quiet: {from: \"22:00\", until: \"07:00\"}\n"
     "  webhooks:\n"
     "    - {name: ops, kind: slack, url: env:WEIR_SLACK_URL}\n"
     "    - {name: pager, url: https://pager.example/weir, secret: env:WEIR_PAGER_SECRET,\n"
     "       about: [provider_down, error_rate]}\n\n"
     "These are the usual values; there are quiet hours only when they are written. A provider\n"
     "that is down, a budget that refuses calls and a certificate that has ended are told in them\n"
     "too.\n"
     "Works through the running gateway of the data folder."},
    list};

const Command kAlertsSent{{"alerts sent",
                           "Show what was sent to webhooks, and what came of it.",
                           {},
                           {kJsonOption, kDataOption, kConfigOption},
                           "A message that does not arrive is sent again, six times in about an "
                           "hour.\nWorks through the running gateway of the data folder."},
                          sent};

const Command kAlertsTest{{"alerts test",
                           "Send a test to a webhook, and say whether it arrived.",
                           {{"NAME", "The webhook, as the document calls it."}},
                           {kJsonOption, kDataOption, kConfigOption},
                           "It is sent once, at once, also in quiet hours.\n"
                           "Works through the running gateway of the data folder."},
                          test};

}  // namespace weir::app
