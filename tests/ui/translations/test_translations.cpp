// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

namespace weir::ui {

namespace {

struct Message {
    QString context;
    QString source;
    QStringList translations;  // one, or one a plural form
    bool finished = true;
};

QList<Message> readMessages(const QString& file) {
    QList<Message> messages;
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly)) {
        return messages;
    }
    QXmlStreamReader xml(&device);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("message")) {
            messages.append({context, {}, {}, true});
        } else if (xml.name() == QLatin1String("source")) {
            messages.last().source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            messages.last().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            const QString text =
                xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            messages.last().translations << text;
        }
    }
    return messages;
}

QStringList namesOf(const QList<Message>& messages) {
    QStringList names;
    for (const Message& message : messages) {
        names << QStringLiteral("%1: %2").arg(message.context, message.source);
    }
    return names;
}

// "%1", "%n", "%Ln", each as often as it occurs.
QStringList placeholdersOf(const QString& text) {
    static const QRegularExpression pattern(QStringLiteral("%(?:\\d+|L?n)"));
    QStringList found;
    for (auto each = pattern.globalMatch(text); each.hasNext();) {
        found << each.next().captured();
    }
    found.sort();
    found.removeDuplicates();
    return found;
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("English plurals") << QStringLiteral(WEIR_TRANSLATIONS "/weir_en.ts");
        QTest::newRow("German") << QStringLiteral(WEIR_TRANSLATIONS "/weir_de.ts");
    }

    void everyTextIsTranslated() {
        QFETCH(QString, file);
        const QList<Message> messages = readMessages(file);
        QVERIFY(messages.size() > 10);
        for (const Message& message : messages) {
            const QString what = message.context + QStringLiteral(": ") + message.source;
            QVERIFY2(message.finished, qPrintable(what));
            QVERIFY2(!message.translations.join(QString()).isEmpty(), qPrintable(what));
        }
    }

    // A text that was added, changed or taken away in the code, and not in the file.
    void everyTextOfTheCodeIsInTheFileAndNoOther_data() { everyTextIsTranslated_data(); }

    void everyTextOfTheCodeIsInTheFileAndNoOther() {
        QFETCH(QString, file);
        QTemporaryDir folder;
        const QString fresh = folder.filePath(QFileInfo(file).fileName());
        QVERIFY(QFile::copy(file, fresh));
        QStringList arguments = QStringLiteral(WEIR_LUPDATE_ARGUMENTS).split(u'|');
        if (file.endsWith(QLatin1String("_en.ts"))) {
            arguments << QStringLiteral("-pluralonly");
        }
        QProcess lupdate;
        lupdate.start(QStringLiteral(WEIR_LUPDATE), arguments << QStringLiteral("-ts") << fresh);
        QVERIFY(lupdate.waitForFinished());
        QCOMPARE(lupdate.exitCode(), 0);
        const QStringList before = namesOf(readMessages(file));
        const QStringList after = namesOf(readMessages(fresh));
        QStringList differences;
        for (const QString& name : after) {
            differences << (before.contains(name) ? QString() : QStringLiteral("missing: ") + name);
        }
        for (const QString& name : before) {
            differences << (after.contains(name) ? QString() : QStringLiteral("obsolete: ") + name);
        }
        differences.removeAll(QString());
        QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
    }

    void placeholdersAreTheSame_data() { everyTextIsTranslated_data(); }

    void placeholdersAreTheSame() {
        QFETCH(QString, file);
        for (const Message& message : readMessages(file)) {
            for (const QString& translation : message.translations) {
                QVERIFY2(placeholdersOf(message.source) == placeholdersOf(translation),
                         qPrintable(message.source));
            }
        }
    }
};

}  // namespace weir::ui

QTEST_GUILESS_MAIN(weir::ui::TestTranslations)
#include "test_translations.moc"
