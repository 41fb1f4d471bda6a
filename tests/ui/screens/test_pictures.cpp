// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QtTest>

#include "tests/ui/screens/pictures.hpp"
#include "ui/help/topics.hpp"

namespace weir::ui {

namespace {

const QDir kSource(QStringLiteral(WEIR_SOURCE_DIR));

QString read(const QString& file) {
    QFile device(kSource.filePath(file));
    return device.open(QIODevice::ReadOnly) ? QString::fromUtf8(device.readAll()) : QString();
}

QStringList captures(const QString& text, const QString& pattern) {
    QStringList found;
    for (auto each = QRegularExpression(pattern).globalMatch(text); each.hasNext();) {
        found << each.next().captured(1);
    }
    return found;
}

QString fileOf(const QString& language, const QString& name, const char* theme) {
    return QStringLiteral("resources/pictures/%1/%2-%3.png")
        .arg(language, name, QLatin1String(theme));
}

}  // namespace

// The pictures that README and the help name are there, show something, and are small; no others
// lie about. What is on them is not compared: fonts differ. The target weir_pictures makes them.
class TestPictures : public QObject {
    Q_OBJECT

    // As README and the help name them.
    static QStringList named() {
        const QString readme = read(QStringLiteral("README.md"));
        QStringList files =
            captures(readme, QStringLiteral("(?:src|srcset)=\"(resources/pictures/[^\"]+)\""));
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("de")}) {
            for (const QString& topic : helpTopics()) {
                const QStringList shown = captures(
                    helpText(topic, language), QStringLiteral("!\\[[^\\]]*\\]\\(([^)]*)\\.png\\)"));
                for (const QString& name : shown) {
                    files << fileOf(language, name, "light") << fileOf(language, name, "dark");
                }
            }
        }
        files.removeDuplicates();
        return files;
    }

private slots:
    void readmeShowsTheWindowInBothThemes() {
        const QString readme = read(QStringLiteral("README.md"));
        for (const char* name : {"overview", "traffic"}) {
            for (const char* theme : {"light", "dark"}) {
                QVERIFY(readme.contains(fileOf(QStringLiteral("en"), QLatin1String(name), theme)));
            }
        }
        QCOMPARE(captures(readme, QStringLiteral("(<img )")).size(),
                 captures(readme, QStringLiteral("<img [^>]*alt=\"([^\"]{20,})\"")).size());
    }

    void everyPictureIsDescribed() {
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("de")}) {
            QStringList without = helpTopics();
            for (const QString& topic : helpTopics()) {
                const QStringList words =
                    captures(helpText(topic, language), QStringLiteral("!\\[([^\\]]*)\\]\\("));
                for (const QString& each : words) {
                    QVERIFY2(each.size() > 20, qPrintable(topic));
                    without.removeAll(topic);
                }
            }
            // What is no page of the window has none; a table of figures says itself what it is.
            QCOMPARE(without,
                     (QStringList{QStringLiteral("filter"), QStringLiteral("prices"),
                                  QStringLiteral("money"), QStringLiteral("limits"),
                                  QStringLiteral("errors"), QStringLiteral("privacy"),
                                  QStringLiteral("command-line"), QStringLiteral("keyboard")}));
        }
    }

    void whatIsNamedIsThereAndShowsSomething() {
        const QStringList files = named();
        QVERIFY(files.size() >= 4 * 10);
        qint64 bytes = 0;
        for (const QString& file : files) {
            const QImage picture(kSource.filePath(file));
            QVERIFY2(!picture.isNull(), qPrintable(file));
            QVERIFY2(!isEmptyPicture(picture), qPrintable(file));
            QCOMPARE(picture.size(), kPictureWindow);
            bytes += QFileInfo(kSource.filePath(file)).size();
            // And in the program, where the help looks for it.
            QVERIFY2(QFile::exists(QLatin1Char(':') + file.mid(int(qstrlen("resources")))),
                     qPrintable(file));
        }
        QVERIFY2(bytes < 1'950'000, qPrintable(QString::number(bytes)));
    }

    void noPictureLiesAbout() {
        QStringList there;
        for (const QString& language : {QStringLiteral("en"), QStringLiteral("de")}) {
            const QDir folder(kSource.filePath(QStringLiteral("resources/pictures/") + language));
            for (const QString& file : folder.entryList(QDir::Files)) {
                there << QStringLiteral("resources/pictures/%1/%2").arg(language, file);
            }
        }
        QStringList wanted = named();
        there.sort();
        wanted.sort();
        QCOMPARE(there, wanted);
    }

    void anEmptyPictureIsKnownAsOne() {
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::white);
        QVERIFY(isEmptyPicture(picture));
        for (int x = 0; x < 300; ++x) {
            picture.setPixelColor(x, 20, QColor::fromHsv(x, 200, 200));
        }
        QVERIFY(isEmptyPicture(picture));
        for (int y = 40; y < 60; ++y) {
            for (int x = 0; x < 300; ++x) {
                picture.setPixelColor(x, y, QColor::fromHsv(x, 200, 200));
            }
        }
        QVERIFY(!isEmptyPicture(picture));
    }

    void theColoursThatCoverMostStay() {
        QImage picture(256, 100, QImage::Format_RGB32);
        picture.fill(QColor(10, 20, 30));
        for (int x = 0; x < 256; ++x) {
            // From 1 to 64 pixels of each.
            for (int y = 0; y <= x / 4; ++y) {
                picture.setPixelColor(x, y, QColor(x, 255 - x, 128));
            }
        }
        const QImage few = withFewColours(picture);
        QVERIFY(few.colorCount() <= 64);
        QCOMPARE(few.pixelColor(5, 50), QColor(10, 20, 30));
        QCOMPARE(few.pixelColor(250, 5), QColor(250, 5, 128));
        // A rare one goes to what is nearest of those, not to the ground.
        QCOMPARE(few.pixelColor(180, 0).blue(), 128);
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestPictures)
#include "test_pictures.moc"
