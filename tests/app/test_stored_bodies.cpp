// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "engine/base/random.hpp"
#include "engine/books/bodies/master_key.hpp"
#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/traffic.hpp"
#include "engine/providers/secret_store.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

constexpr const char* kOnDisk =
    "version: 1\n"
    "listen: 127.0.0.1:0\n"
    "bodies: {keep: disk, key: env:WEIR_BODIES_KEY}\n"
    "providers:\n"
    "  - {name: sim, kind: simulator}\n";
constexpr const char* kCanary = "the canary sings at midnight";

// A keychain that answers at once, as far as it is there.
class Keychain final : public providers::SecretStore {
public:
    void read(const std::string& name, Done<providers::StoredSecret> done) override {
        const auto found = m_items.find(name);
        if (found == m_items.end()) {
            done(Error::notFound("There is no item " + name + "."));
            return;
        }
        done(providers::StoredSecret{found->second.secret.clone(), found->second.bound});
    }
    void write(const std::string& name, providers::StoredSecret secret, Done<void> done) override {
        ++writes;
        m_items.insert_or_assign(name, std::move(secret));
        done({});
    }
    void remove(const std::string& name, Done<void> done) override {
        m_items.erase(name);
        done({});
    }
    providers::SecretStoreInfo describe() const override { return {"Fake", true, {}}; }

    int writes = 0;

private:
    std::map<std::string, providers::StoredSecret> m_items;
};

// A gateway and one who calls it.
class Called {
public:
    explicit Called(std::unique_ptr<app::Host> host)
        : m_host(std::move(host)), m_client(clientOf(*m_host)) {}

    admin::AdminClient& client() { return *m_client; }

    // The call, ended and with its bodies where they belong.
    Id call(BodyPlace where) {
        const auto key = admin::callAndWait(*m_client, admin::CreateKey{"tool", "", ""});
        test::HttpClient http(portOf(m_host->listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key->secret + "\r\n",
                  std::string("{\"model\":\"sim-fast\",\"messages\":[{\"role\":\"user\","
                              "\"content\":\"") +
                      kCanary + "\"}]}");
        const Id id = Id::parse(http.receive().header("x-weir-exchange")).value_or(Id());
        const auto isThere = [&] {
            const auto detail = admin::callAndWait(*m_client, admin::GetExchange{id});
            return detail && detail->row.state == ExchangeState::Done &&
                   detail->bodiesKept == (where != BodyPlace::None);
        };
        [&] { QTRY_VERIFY(isThere()); }();
        return id;
    }

private:
    std::unique_ptr<app::Host> m_host;
    std::unique_ptr<admin::AdminClient> m_client;
};

QByteArray filesWithCanary(const std::string& folder) {
    QByteArray found;
    for (const auto& item : std::filesystem::recursive_directory_iterator(folder)) {
        if (!item.is_regular_file()) {
            continue;
        }
        std::ifstream file(item.path(), std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        if (bytes.str().find(kCanary) != std::string::npos) {
            found += QByteArray::fromStdString(item.path().string()) + ' ';
        }
    }
    return found;
}

}  // namespace

// Bodies on disk through the whole gateway.
class TestStoredBodies : public QObject {
    Q_OBJECT

private slots:
    void init() {
        SystemRandom random;
        const std::string key(books::MasterKey::makeText(random).reveal());
        ::setenv("WEIR_BODIES_KEY", key.c_str(), 1);
    }

    void theyOutliveTheGatewayAndNobodyFindsThemInAFile() {
        HostFolder folder(kOnDisk);
        Id id;
        {
            Called gateway(folder.start());
            id = gateway.call(BodyPlace::Disk);
            const auto bodies = admin::callAndWait(gateway.client(), admin::GetBodies{id});
            QVERIFY(bodies && bodies->where == BodyPlace::Disk);
            QVERIFY(bodies->request.find(kCanary) != std::string::npos);
            QCOMPARE(filesWithCanary(folder.path()), QByteArray());
        }
        QCOMPARE(filesWithCanary(folder.path()), QByteArray());
        Called gateway(folder.start());
        const auto detail = [&] {
            return admin::callAndWait(gateway.client(), admin::GetExchange{id});
        };
        QTRY_VERIFY(detail() && detail()->bodiesKept);
        const auto bodies = admin::callAndWait(gateway.client(), admin::GetBodies{id});
        QVERIFY2(bodies, bodies ? "" : bodies.error().text().c_str());
        QVERIFY(bodies->request.find(kCanary) != std::string::npos);
        QVERIFY(bodies->storedUntil > Timestamp());
        const auto views = admin::callAndWait(gateway.client(), admin::ListBodyViews{id});
        QCOMPARE(views->views.size(), std::size_t(2));
        QVERIFY(views->views.back().via == Via::Window);
        const auto status = admin::callAndWait(gateway.client(), admin::GetBodyStatus{});
        QVERIFY(status && status->storedBytes > 0 && status->problem.empty());
        QVERIFY(std::filesystem::exists(folder.path() + "/bodies"));
    }

    void withoutItsKeyNothingIsStoredAndCallsGoOn() {
        ::unsetenv("WEIR_BODIES_KEY");
        HostFolder folder(kOnDisk);
        Called gateway(folder.start());
        const Id id = gateway.call(BodyPlace::Memory);
        QVERIFY(admin::callAndWait(gateway.client(), admin::GetBodies{id})->where ==
                BodyPlace::Memory);
        QVERIFY(admin::callAndWait(gateway.client(), admin::GetBodies{id})->loss ==
                BodyLoss::NoKey);
        const auto status = admin::callAndWait(gateway.client(), admin::GetBodyStatus{});
        QVERIFY(status->problem.find("WEIR_BODIES_KEY") != std::string::npos);
        QCOMPARE(status->dropped, std::uint64_t(1));
        QVERIFY(!std::filesystem::exists(folder.path() + "/bodies"));
    }

    void noneIsNoneAtAll() {
        HostFolder folder(
            "version: 1\nlisten: 127.0.0.1:0\nbodies: {keep: none}\nproviders:\n"
            "  - {name: sim, kind: simulator}\n");
        Called gateway(folder.start());
        const Id id = gateway.call(BodyPlace::None);
        QVERIFY(!admin::callAndWait(gateway.client(), admin::GetBodies{id})->kept);
    }

    void theKeychainGetsAKeyOfItsOwn() {
        HostFolder folder;
        Keychain keychain;
        Called gateway(folder.start({}, &keychain));
        QVERIFY(admin::callAndWait(gateway.client(), admin::GetBodyStatus{})->diskProblem.empty());
        const auto set =
            admin::callAndWait(gateway.client(), admin::KeepBodies{.keep = BodyPlace::Disk});
        QVERIFY2(set, set ? "" : set.error().text().c_str());
        QCOMPARE(set->key, std::string("keychain:weir-bodies"));
        QVERIFY(folder.document().find("key: keychain:weir-bodies") != std::string::npos);
        const Id id = gateway.call(BodyPlace::Disk);
        QVERIFY(admin::callAndWait(gateway.client(), admin::GetBodies{id})->where ==
                BodyPlace::Disk);
        // Off and on again: it is the same key.
        QVERIFY(admin::callAndWait(gateway.client(), admin::KeepBodies{}));
        QVERIFY(admin::callAndWait(gateway.client(), admin::KeepBodies{.keep = BodyPlace::Disk}));
        QVERIFY(admin::callAndWait(gateway.client(), admin::GetBodies{id})->kept);
        QCOMPARE(keychain.writes, 1);
        QVERIFY(admin::callAndWait(gateway.client(), admin::ClearBodies{}));
        QVERIFY(admin::callAndWait(gateway.client(), admin::GetBodies{id})->where ==
                BodyPlace::Memory);
    }

    void withoutAKeychainItCannotBeSwitchedOn() {
        HostFolder folder;
        Called gateway(folder.start());
        const std::string before = folder.document();
        QVERIFY(!admin::callAndWait(gateway.client(), admin::GetBodyStatus{})->diskProblem.empty());
        const auto set =
            admin::callAndWait(gateway.client(), admin::KeepBodies{.keep = BodyPlace::Disk});
        QCOMPARE(set.error().code, ErrorCode::Unsupported);
        QVERIFY(set.error().text().find("weir bodies new-key") != std::string::npos);
        QCOMPARE(folder.document(), before);
        // What needs no key can be set.
        QVERIFY(admin::callAndWait(gateway.client(), admin::KeepBodies{.keep = BodyPlace::None}));
    }
};

QTEST_GUILESS_MAIN(TestStoredBodies)
#include "test_stored_bodies.moc"
