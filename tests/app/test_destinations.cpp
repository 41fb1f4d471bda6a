// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "engine/control/admin/destinations.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using admin::Destination;
using admin::DestinationPurpose;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

constexpr const char* kModels = "{\"object\":\"list\",\"data\":[{\"id\":\"m\"}]}";
constexpr const char* kAnswer =
    "{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,"
    "\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1,\"total_tokens\":2}}";

std::string addressOf(const test::ScriptedUpstream& upstream) {
    return "127.0.0.1:" + std::to_string(upstream.port());
}

QByteArray documentWith(const std::string& providers) {
    return QByteArray::fromStdString("version: 1\nlisten: 127.0.0.1:0\nproviders:\n" + providers);
}

std::string provider(const std::string& name, const std::string& address,
                     const std::string& more = {}) {
    return "  - {name: " + name + ", kind: compatible, base_url: \"http://" + address +
           "/v1\", api_key: none, local: true" + more + "}\n";
}

admin::DestinationList listOf(admin::AdminClient& client) {
    return *admin::callAndWait(client, admin::ListDestinations{});
}

Destination rowOf(admin::AdminClient& client, const std::string& address,
                  DestinationPurpose purpose) {
    for (Destination& row : listOf(client).destinations) {
        if (row.address == address && row.purpose == purpose) {
            return std::move(row);
        }
    }
    return {};
}

void call(const app::Host& host, admin::AdminClient& client) {
    const auto key = admin::callAndWait(client, admin::CreateKey{"tool", "", ""});
    test::HttpClient http(portOf(host.listener().addresses.front()));
    http.post("/v1/chat/completions", "Authorization: Bearer " + key->secret + "\r\n",
              "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
    QCOMPARE(http.receive().status, 200);
}

}  // namespace

// What a host says about where it sends something.
class TestDestinations : public QObject {
    Q_OBJECT

private slots:
    void whatWasNeverUsedIsThereAndSaysSo() {
        HostFolder folder(documentWith("  - {name: cloud, kind: openai, api_key: session}\n"));
        const auto host = folder.start();
        QCOMPARE(host->policyProblem(), std::string());
        const auto client = clientOf(*host);
        const Destination calls = rowOf(*client, "api.openai.com:443", DestinationPurpose::Calls);
        QVERIFY(calls.providers == std::vector<std::string>{"cloud"});
        QVERIFY(calls.last == Timestamp());
        QVERIFY(!calls.loopback && !calls.off);
        QVERIFY(rowOf(*client, "api.openai.com:443", DestinationPurpose::Test).last == Timestamp());
        const auto list = listOf(*client);
        QVERIFY(list.since != Timestamp());
        QVERIFY(list.bookedSince < list.since);
        const auto last = list.destinations.back();
        QVERIFY(last.purpose == DestinationPurpose::Names);
        // There is no key, so nobody was asked for models and no name was looked up.
        QCOMPARE(last.requests, std::uint64_t(0));
        const auto search = list.destinations[list.destinations.size() - 2];
        QVERIFY(search.purpose == DestinationPurpose::Search && search.loopback);
    }

    void aCallIsCountedAndOutlivesAStart() {
        test::ScriptedUpstream upstream;
        upstream.script({test::json(200, kModels), test::json(200, kAnswer)});
        const std::string address = addressOf(upstream);
        HostFolder folder(documentWith(provider("near", address)));
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            QVERIFY(upstream.waitForCalls(1));
            const auto models = [&] { return rowOf(*client, address, DestinationPurpose::Models); };
            QTRY_COMPARE(models().requests, std::uint64_t(1));
            QVERIFY(models().loopback);
            call(*host, *client);
            const auto calls = [&] { return rowOf(*client, address, DestinationPurpose::Calls); };
            QCOMPARE(calls().requests, std::uint64_t(1));
            QVERIFY(calls().bytes > 50);
            QVERIFY(calls().last >= models().last);
            QTRY_COMPARE(calls().booked, std::uint64_t(1));
            QCOMPARE(rowOf(*client, address, DestinationPurpose::Test).requests, std::uint64_t(0));
        }
        folder.write(documentWith(provider("near", address, ", serve: [m]")));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const Destination calls = rowOf(*client, address, DestinationPurpose::Calls);
        QCOMPARE(calls.requests, std::uint64_t(0));
        QCOMPARE(calls.booked, std::uint64_t(1));
        QVERIFY(calls.last != Timestamp());
        QVERIFY(calls.last <= listOf(*client).since);
        // The document says which models there are.
        const Destination models = rowOf(*client, address, DestinationPurpose::Models);
        QVERIFY(models.off);
        QVERIFY(models.last == Timestamp());
    }

    void aProviderThatIsGoneIsNotForgotten() {
        test::ScriptedUpstream upstream;
        upstream.script({test::json(200, kModels), test::json(200, kAnswer)});
        const std::string address = addressOf(upstream);
        HostFolder folder(documentWith(provider("near", address)));
        {
            const auto host = folder.start();
            const auto client = clientOf(*host);
            QVERIFY(upstream.waitForCalls(1));
            QTRY_COMPARE(rowOf(*client, address, DestinationPurpose::Models).requests,
                         std::uint64_t(1));
            call(*host, *client);
            QVERIFY(admin::callAndWait(*client, admin::RemoveProvider{"near"}));
            // It went there in this very run.
            const Destination calls = rowOf(*client, address, DestinationPurpose::Calls);
            QCOMPARE(calls.requests, std::uint64_t(1));
            QVERIFY(calls.providers.empty());
            QVERIFY(calls.former == std::vector<std::string>{"near"});
            // Once, with what the books know of it.
            QTRY_COMPARE(rowOf(*client, address, DestinationPurpose::Calls).booked,
                         std::uint64_t(1));
            const auto rows = listOf(*client).destinations;
            QCOMPARE(std::count_if(rows.begin(), rows.end(),
                                   [](const Destination& row) {
                                       return row.purpose == DestinationPurpose::Calls;
                                   }),
                     std::ptrdiff_t(1));
        }
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const Destination gone = rowOf(*client, "", DestinationPurpose::Calls);
        QVERIFY(gone.former == std::vector<std::string>{"near"});
        QCOMPARE(gone.booked, std::uint64_t(1));
    }

    void aTestIsNoCallAndTwoNamesOfOnePlaceAreOneRow() {
        test::ScriptedUpstream upstream;
        upstream.script({test::json(200, kModels)});
        const std::string address = addressOf(upstream);
        HostFolder folder(documentWith(provider("one", address, ", serve: [m]") +
                                       provider("two", address, ", serve: [n]")));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::TestProvider test;
        test.settings.name = "one";
        test.settings.kind = "compatible";
        test.settings.baseUrl = "http://" + address + "/v1";
        test.settings.key = "none";
        test.settings.local = true;
        QVERIFY(admin::callAndWait(*client, test));
        const Destination tested = rowOf(*client, address, DestinationPurpose::Test);
        QVERIFY(tested.requests >= 1);
        QVERIFY(tested.providers == (std::vector<std::string>{"one", "two"}));
        QCOMPARE(rowOf(*client, address, DestinationPurpose::Calls).requests, std::uint64_t(0));
        const auto rows = listOf(*client).destinations;
        QCOMPARE(std::count_if(rows.begin(), rows.end(),
                               [&](const Destination& row) { return row.address == address; }),
                 std::ptrdiff_t(3));
    }
};

QTEST_GUILESS_MAIN(TestDestinations)
#include "test_destinations.moc"
