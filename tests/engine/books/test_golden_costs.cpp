// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include "engine/books/prices/find_price.hpp"
#include "engine/dialects/common/answer.hpp"

using namespace weir;

namespace {

// A line of golden/costs.tsv, which golden/make_costs.py writes.
enum Cell { Name, Kind, Host, Model, Day, Path, Form, Answer, Nano, Saved, Page, kCells };

QList<QByteArrayList> lines() {
    QFile file(QStringLiteral(WEIR_GOLDEN_COSTS));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("there are no golden costs");
    }
    QList<QByteArrayList> all;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (!line.isEmpty()) {
            all.append(line.split('\t'));
        }
    }
    return all;
}

// What the dialect's reader makes of the answer as it comes over the wire.
Usage usageOf(const QByteArrayList& line) {
    const bool stream = line[Form] == "events";
    dialects::RequestFacts facts;
    facts.stream = stream;
    facts.estimatedTokensIn = 77;
    const auto reader =
        dialects::makeAnswerReader(dialects::endpointOf(line[Path].toStdString()).value(), facts);
    if (!stream) {
        const auto verdict = reader->onBody(200, "application/json", line[Answer].toStdString());
        if (!verdict.good()) {
            qFatal("it is no answer: %s", line[Name].constData());
        }
        return reader->usage();
    }
    const QJsonArray events = QJsonDocument::fromJson(line[Answer]).array();
    for (const QJsonValue& event : events) {
        const std::string name = event.toArray()[0].toString().toStdString();
        const std::string data = event.toArray()[1].toString().toStdString();
        reader->onEvent({name, data});
    }
    return reader->usage();
}

}  // namespace

// What answers cost, to the nano-dollar, against amounts that a script reckoned in decimals from
// the providers' pages.
class TestGoldenCosts : public QObject {
    Q_OBJECT

    const books::PriceList m_catalogue = std::move(books::PriceList::builtIn().value());

private slots:
    void thereAreEnough() {
        const auto all = lines();
        QVERIFY(all.size() >= 80);
        for (const QByteArrayList& line : all) {
            QCOMPARE(line.size(), int{kCells});
            QVERIFY(line[Page].startsWith("https://"));
        }
    }

    void costs_data() {
        QTest::addColumn<QByteArrayList>("line");
        for (const QByteArrayList& line : lines()) {
            QTest::newRow(line[Name].constData()) << line;
        }
    }
    void costs() {
        QFETCH(QByteArrayList, line);
        const books::OwnPrices none;
        const std::string model = line[Model].toStdString();
        const std::string kind = line[Kind].toStdString();
        const std::string host = line[Host].toStdString();
        const auto price =
            books::findPrice({m_catalogue, none}, {.provider = "p",
                                                   .source = {kind, host},
                                                   .free = false,
                                                   .model = model,
                                                   .at = fromIso(line[Day].toStdString()).value()});
        const books::Cost cost = books::costOf(price, usageOf(line));
        const QByteArray said = cost.pricing == Pricing::Priced
                                    ? QByteArray::number(qlonglong{cost.amount.nano()})
                                    : QByteArray("unpriced");
        QCOMPARE(said, line[Nano]);
        QCOMPARE(QByteArray::number(qlonglong{cost.saved.nano()}), line[Saved]);
    }
};

QTEST_GUILESS_MAIN(TestGoldenCosts)
#include "test_golden_costs.moc"
