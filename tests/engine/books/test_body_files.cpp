// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/books/body_folder.hpp"
#include "tests/engine/books/file_size_limit.hpp"

using namespace weir;
using namespace weir::books;

class TestBodyFiles : public QObject {
    Q_OBJECT

    static constexpr const char* kName = "env:WEIR_BODIES_KEY";
    static constexpr BodyFiles::Limits kLimits{};

    static bool isWhole(const Result<TrafficBodies>& read, const BodyFiles::Exchange& exchange) {
        return read && read->request == exchange.bodies->request &&
               read->response == exchange.bodies->response &&
               read->responseTimes.list() == exchange.bodies->responseTimes.list() &&
               read->requestCut == exchange.bodies->requestCut &&
               read->responseCut == exchange.bodies->responseCut;
    }

private slots:
    void comesBackAsItWent() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        auto files = folder.open();
        std::vector<BodyFiles::Exchange> exchanges{
            folder.exchange("{\"model\":\"a\"}"), folder.exchange(""),
            folder.exchange(std::string("\0\xff\n", 3), std::string(300'000, 'x'))};
        TrafficBodies stream{.request = "q", .response = "data: 1\n\n", .responseCut = true};
        stream.responseTimes.note(0, 5);
        stream.responseTimes.note(4, 9'000'000);
        exchanges.push_back({folder.makeId(), std::make_shared<const TrafficBodies>(stream)});
        QVERIFY(files->append(exchanges, key, kLimits));
        const auto later = folder.exchange("later");
        QVERIFY(files->append(std::span(&later, 1), key, kLimits));
        exchanges.push_back(later);
        for (const auto& each : exchanges) {
            QVERIFY(isWhole(files->read(each.id, &key, kName), each));
        }
        // Also by the next process, with the index and without.
        files.reset();
        files = folder.open();
        QVERIFY(isWhole(files->read(exchanges[2].id, &key, kName), exchanges[2]));
        files.reset();
        folder.forgetIndex();
        files = folder.open();
        for (const auto& each : exchanges) {
            QVERIFY(isWhole(files->read(each.id, &key, kName), each));
        }
        QCOMPARE(files->read(folder.makeId(), &key, kName).error().code, ErrorCode::NotFound);
        QVERIFY(!files->keptUntil(folder.makeId(), 7)->has_value());
        const auto until = files->keptUntil(exchanges[0].id, 7);
        QCOMPARE(toIso(until->value()), std::string("2026-11-30T00:00:00.000Z"));
    }

    void nobodyElseMayOpenTheFiles() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        const auto files = folder.open();
        const auto exchange = folder.exchange("q");
        QVERIFY(files->append(std::span(&exchange, 1), key, kLimits));
        for (const auto& item : std::filesystem::directory_iterator(folder.path())) {
            QCOMPARE(item.status().permissions() & std::filesystem::perms(0077),
                     std::filesystem::perms::none);
        }
    }

    // Killed while it wrote the last record: whatever is there of it, those before are whole, and
    // what comes later is.
    void aTailThatWasCutIsIgnored() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        auto files = folder.open();
        const auto first = folder.exchange("first");
        const auto last = folder.exchange("last", "of all");
        QVERIFY(files->append(std::span(&first, 1), key, kLimits));
        const std::string name = folder.segments().front();
        const std::size_t before = folder.contents(name).size();
        QVERIFY(files->append(std::span(&last, 1), key, kLimits));
        files.reset();
        const std::string whole = folder.contents(name);
        for (std::size_t size = 0; size < whole.size(); ++size) {
            for (const auto& later : folder.segments()) {
                std::filesystem::remove(folder.path() / later);
            }
            folder.replace(name, whole.substr(0, size));
            folder.forgetIndex();
            files = folder.open();
            QVERIFY(!files->keptUntil(last.id, 7)->has_value());
            QCOMPARE(files->keptUntil(first.id, 7)->has_value(), size >= before);
            QCOMPARE(isWhole(files->read(first.id, &key, kName), first), size >= before);
            const auto next = folder.exchange("next");
            QVERIFY(files->append(std::span(&next, 1), key, kLimits));
            QVERIFY(isWhole(files->read(next.id, &key, kName), next));
            QCOMPARE(folder.contents(name).size(), size);  // a file of before is not written to
            files.reset();
        }
    }

    void noByteCanBeChanged() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        const auto files = folder.open();
        const std::vector<BodyFiles::Exchange> both{folder.exchange("mine", "thine"),
                                                    folder.exchange("other")};
        QVERIFY(files->append(both, key, kLimits));
        const std::string name = folder.segments().front();
        const std::string good = folder.contents(name);
        const std::size_t end = SegmentHead::kSize + RecordHead::kSize + 17 + 9 + 16;
        for (std::size_t place = 0; place < good.size(); ++place) {
            std::string bad = good;
            bad[place] = static_cast<char>(bad[place] ^ 0x41);
            folder.replace(name, bad);
            const auto read = files->read(both[0].id, &key, kName);
            QCOMPARE(isWhole(read, both[0]), place >= end);
            if (!read) {
                QVERIFY2(read.error().message.find(name) != std::string::npos,
                         read.error().message.c_str());
            }
        }
    }

    void aRecordIsNobodyElses() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        const SegmentHead head{key.fingerprint(), {1, 2, 3}};
        const auto cipher = SegmentCipher::make(key, head);
        const Id mine = folder.makeId();
        const Nonce nonce{7};
        const auto sealed = cipher->seal(mine, nonce, "what was said");
        QCOMPARE(*cipher->open(mine, nonce, *sealed), std::string("what was said"));
        QVERIFY(!cipher->open(folder.makeId(), nonce, *sealed));
        QVERIFY(!cipher->open(mine, Nonce{8}, *sealed));
        QVERIFY(!cipher->open(mine, nonce, ""));
        const auto other = SegmentCipher::make(key, {key.fingerprint(), {1, 2, 4}});
        QVERIFY(!other->open(mine, nonce, *sealed));
    }

    void saysWhichKeyIsMissing() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        const MasterKey another = folder.makeKey();
        const auto files = folder.open();
        const auto exchange = folder.exchange("q");
        QVERIFY(files->append(std::span(&exchange, 1), key, kLimits));
        const std::string mine = hexText(key.fingerprint());
        const auto without = files->read(exchange.id, nullptr, kName);
        QCOMPARE(without.error().code, ErrorCode::NotFound);
        QVERIFY(without.error().message.find(mine) != std::string::npos);
        QVERIFY(without.error().hint.find(kName) != std::string::npos);
        const auto wrong = files->read(exchange.id, &another, kName);
        QCOMPARE(wrong.error().code, ErrorCode::Denied);
        QVERIFY(wrong.error().message.find(mine) != std::string::npos);
        QVERIFY(wrong.error().message.find(hexText(another.fingerprint())) != std::string::npos);
        // Each key has segments of its own.
        const auto newer = folder.exchange("n");
        QVERIFY(files->append(std::span(&newer, 1), another, kLimits));
        QCOMPARE(folder.segments().size(), std::size_t(2));
        QVERIFY(isWhole(files->read(exchange.id, &key, kName), exchange));
        QVERIFY(isWhole(files->read(newer.id, &another, kName), newer));
    }

    void keysAreThirtyTwoBytesInBase64() {
        test::BodyFolder folder;
        const Secret text = MasterKey::makeText(folder.random());
        QCOMPARE(text.reveal().size(), std::size_t(44));
        QVERIFY(MasterKey::parse(text));
        QVERIFY(MasterKey::parse(Secret(std::string(text.reveal()) + "\n")));
        for (const char* bad : {"", "short", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==",
                                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                                "!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}) {
            const auto parsed = MasterKey::parse(Secret(std::string_view(bad)));
            QVERIFY2(!parsed && parsed.error().code == ErrorCode::Invalid, bad);
        }
    }

    void goesWhenItIsTooOld() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        const auto files = folder.open();
        BodyFiles::Limits limits;
        limits.days = 2;
        std::vector<BodyFiles::Exchange> days;
        for (int day = 0; day < 5; ++day) {
            days.push_back(folder.exchange("day " + std::to_string(day)));
            QVERIFY(files->append(std::span(&days.back(), 1), key, limits));
            folder.clock().advance(std::chrono::hours(24));
        }
        QVERIFY(files->retain(limits));
        for (std::size_t day = 0; day < days.size(); ++day) {
            QCOMPARE(files->keptUntil(days[day].id, 2)->has_value(), day >= 3);
        }
        QCOMPARE(folder.segments(), (std::vector<std::string>{"2026-11-26-1", "2026-11-27-1"}));
        QVERIFY(files->clear());
        QVERIFY(folder.segments().empty());
        QCOMPARE(files->bytes(), std::uint64_t(0));
        QVERIFY(!files->keptUntil(days.back().id, 2)->has_value());
    }

    void aClockThatWasWrongKeepsNobodyElses() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        const auto files = folder.open();
        const Timestamp today = folder.clock().now();
        folder.clock().jump(std::chrono::hours(24 * 365));
        const auto future = folder.exchange("from next year");
        QVERIFY(files->append(std::span(&future, 1), key, kLimits));
        folder.clock().set(today);
        const auto now = folder.exchange("of today");
        QVERIFY(files->append(std::span(&now, 1), key, kLimits));
        folder.clock().advance(std::chrono::hours(24 * 9));
        QVERIFY(files->retain(kLimits));
        QVERIFY(!files->keptUntil(now.id, 7)->has_value());
        QVERIFY(isWhole(files->read(future.id, &key, kName), future));
    }

    void staysBelowItsSize() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        const auto files = folder.open();
        BodyFiles::Limits limits;
        limits.bytes = 400'000;
        std::vector<BodyFiles::Exchange> all;
        for (int i = 0; i < 60; ++i) {
            all.push_back(folder.exchange(std::string(20'000, 'x')));
            QVERIFY(files->append(std::span(&all.back(), 1), key, limits));
            std::uint64_t onDisk = 0;
            for (const auto& name : folder.segments()) {
                onDisk += std::filesystem::file_size(folder.path() / name);
            }
            QVERIFY(onDisk <= limits.bytes);
            QCOMPARE(files->bytes(), onDisk);
        }
        QVERIFY(!files->keptUntil(all.front().id, 7)->has_value());
        QVERIFY(isWhole(files->read(all.back().id, &key, kName), all.back()));
        QVERIFY(isWhole(files->read(all[all.size() - 10].id, &key, kName), all[all.size() - 10]));
    }

    void aFullDiskTakesNothingWithIt() {
        test::BodyFolder folder;
        const MasterKey key = folder.makeKey();
        auto files = folder.open();
        const auto before = folder.exchange("before");
        QVERIFY(files->append(std::span(&before, 1), key, kLimits));
        const auto large = folder.exchange(std::string(900'000, 'x'));
        {
            const test::FileSizeLimit full(600'000);
            const auto failed = files->append(std::span(&large, 1), key, kLimits);
            QCOMPARE(failed.error().code, ErrorCode::TooLarge);
        }
        QVERIFY(!files->keptUntil(large.id, 7)->has_value());
        QVERIFY(isWhole(files->read(before.id, &key, kName), before));
        const auto after = folder.exchange("after");
        QVERIFY(files->append(std::span(&after, 1), key, kLimits));
        files.reset();
        folder.forgetIndex();
        files = folder.open();
        QVERIFY(!files->keptUntil(large.id, 7)->has_value());
        QVERIFY(isWhole(files->read(before.id, &key, kName), before));
        QVERIFY(isWhole(files->read(after.id, &key, kName), after));
    }
};

QTEST_GUILESS_MAIN(TestBodyFiles)
#include "test_body_files.moc"
