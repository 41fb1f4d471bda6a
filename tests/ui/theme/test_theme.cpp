// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QtTest>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/style_sheet.hpp"
#include "ui/theme/theme.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

// A pair that the look promises, with its ratio in light and dark.
struct Pair {
    Token ink;
    Token ground;
    double light;
    double dark;
};

constexpr Pair kPairs[] = {
    {Token::Text, Token::Surface, 16.6, 13.7},
    {Token::Text, Token::Window, 15.2, 14.6},
    {Token::Text, Token::Rail, 14.0, 15.4},
    {Token::Text, Token::Selected, 13.3, 9.8},
    {Token::Text, Token::SelectedInactive, 13.7, 11.1},
    {Token::Text, Token::Hover, 14.7, 11.5},
    {Token::Text, Token::Press, 13.4, 10.2},
    {Token::Text, Token::OkTint, 14.4, 11.6},
    {Token::Text, Token::ErrorTint, 13.8, 12.2},
    {Token::Text, Token::Mark, 14.8, 8.6},
    {Token::Text2, Token::Surface, 8.1, 9.3},
    {Token::Text2, Token::Selected, 6.5, 6.6},
    {Token::Muted, Token::Surface, 5.7, 6.3},
    {Token::Muted, Token::Window, 5.2, 6.7},
    {Token::Muted, Token::Rail, 4.8, 7.1},
    {Token::Muted, Token::Selected, 4.6, 4.5},
    {Token::Muted, Token::SelectedInactive, 4.7, 5.1},
    {Token::Muted, Token::Hover, 5.0, 5.3},
    {Token::Muted, Token::Raised, 5.7, 5.6},
    {Token::OnAccent, Token::Accent, 6.7, 7.5},
    {Token::OnAccent, Token::AccentHover, 8.0, 8.8},
    {Token::OnAccent, Token::AccentPress, 10.0, 6.0},
    {Token::Link, Token::Surface, 6.7, 8.9},
    {Token::Link, Token::Selected, 5.4, 6.3},
    {Token::Ok, Token::Surface, 6.7, 8.3},
    {Token::Ok, Token::OkTint, 5.8, 7.0},
    {Token::Ok, Token::Selected, 5.4, 5.9},
    {Token::Warn, Token::Surface, 7.0, 8.5},
    {Token::Warn, Token::WarnTint, 6.2, 7.2},
    {Token::Warn, Token::Selected, 5.6, 6.1},
    {Token::Error, Token::Surface, 7.0, 7.3},
    {Token::Error, Token::ErrorTint, 5.9, 6.5},
    {Token::Error, Token::Selected, 5.6, 5.2},
    {Token::Info, Token::Surface, 6.9, 8.2},
    {Token::Info, Token::InfoTint, 5.9, 6.8},
    {Token::Info, Token::Selected, 5.6, 5.8},
};

constexpr Pair kMarks[] = {
    {Token::Control, Token::Surface, 3.3, 4.0},
    {Token::Focus, Token::Window, 4.3, 9.1},
    {Token::Focus, Token::Selected, 3.8, 6.1},
};

// The look's table has one decimal, rounded from colours of more than 8 bits.
constexpr double kRounding = 0.06;

bool isNear(double ratio, double promised) {
    return std::abs(ratio - promised) <= kRounding;
}

}  // namespace

class TestTheme : public QObject {
    Q_OBJECT

private slots:
    void ratioOfBlackOnWhite() {
        QCOMPARE(qRound(contrastRatio(QColor(Qt::black), QColor(Qt::white))), 21);
        QCOMPARE(contrastRatio(color(Token::Text), color(Token::Text)), 1.0);
    }

    void textHasTheContrastOfTheLook() {
        for (const Pair& pair : kPairs) {
            check(pair, 4.5);
        }
    }

    void controlsAndMarksHaveTheContrastOfTheLook() {
        for (const Pair& pair : kMarks) {
            check(pair, 3.0);
        }
    }

    void seriesStandOutOnSurface() {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const ColorSet colors = ColorSet::of(scheme);
            for (int series = 0; series < 8; ++series) {
                const auto token = static_cast<Token>(static_cast<int>(Token::Series1) + series);
                QVERIFY(contrastRatio(colors[token], colors[Token::Surface]) >= 3.0);
            }
        }
    }

    void blackOnWhiteIsHighContrast() {
        QPalette system;
        system.setColor(QPalette::Window, Qt::black);
        system.setColor(QPalette::WindowText, Qt::white);
        system.setColor(QPalette::Base, Qt::black);
        QVERIFY(isHighContrast(system));
        const ColorSet colors = ColorSet::ofSystem(system);
        QCOMPARE(colors[Token::ErrorTint], QColor(Qt::black));  // no tints then
        QCOMPARE(colors[Token::Error], QColor(Qt::white));
        QVERIFY(!isHighContrast(paletteOf(ColorSet::of(Scheme::Light))));
    }

    void choiceSwitchesEverythingAtOnce() {
        Theme theme(*qApp, ThemeChoice::Light);
        QCOMPARE(theme.scheme(), Scheme::Light);
        QLabel label;
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
        const ColorSet dark = ColorSet::of(Scheme::Dark);
        QCOMPARE(color(Token::Surface), dark[Token::Surface]);
        QCOMPARE(QApplication::palette().color(QPalette::Base), dark[Token::Surface]);
        QVERIFY(qApp->styleSheet().contains(dark[Token::Error].name()));
        theme.setChoice(ThemeChoice::Dark);
        QCOMPARE(changed.count(), 1);
    }

    void placeholdersHaveTheContrastOfText() {
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            const Theme theme(*qApp, choice);
            QLineEdit field;
            field.setPlaceholderText(QStringLiteral("OPENAI_API_KEY"));
            field.show();
            const QColor ink = field.palette().color(QPalette::PlaceholderText);
            QCOMPARE(ink.alpha(), 255);
            QVERIFY(contrastRatio(ink, color(Token::Surface)) >= 4.5);
            // A field that waits has the window's ground.
            field.setEnabled(false);
            const QColor waiting = field.palette().color(QPalette::PlaceholderText);
            QCOMPARE(waiting.alpha(), 255);
            QVERIFY(contrastRatio(waiting, color(Token::Window)) >= 4.5);
        }
    }

    void allRowsOfAPopupBeginOnOneLine() {
        const Theme theme(*qApp, ThemeChoice::Light);
        QComboBox combo;
        combo.addItems({QStringLiteral("HH"), QStringLiteral("HH"), QStringLiteral("HH")});
        combo.show();
        combo.showPopup();
        QCoreApplication::processEvents();
        const QImage image = combo.view()->viewport()->grab().toImage();
        QVector<int> starts;
        for (int row = 0; row < 3; ++row) {
            const QRect cell = combo.view()->visualRect(combo.model()->index(row, 0));
            int x = cell.left();
            while (x < cell.right() && qGray(image.pixel(x, cell.center().y())) > 100) {
                ++x;
            }
            starts << x;
        }
        combo.hidePopup();
        QVERIFY(starts.at(0) < combo.view()->width() / 2);
        QCOMPARE(starts, (QVector<int>{starts.at(0), starts.at(0), starts.at(0)}));
    }

    void sizesFollowTheFont() {
        QFont big = QApplication::font();
        big.setPointSizeF(20);
        QFont usual = QApplication::font();
        usual.setPointSizeF(10);
        const Metrics at10(usual);
        const Metrics at20(big);
        QCOMPARE(at10.header, 52);
        QCOMPARE(at10.button, 28);
        QVERIFY(at20.header >= 2 * at10.header - 4);
        QCOMPARE(at10.row, QFontMetrics(usual).height() + 10);
    }

    void aBiggerSystemFontChangesTheSizesInForce() {
        const QFont before = QApplication::font();
        Theme theme(*qApp, ThemeChoice::Light);
        const int header = metrics().header;
        QFont big = before;
        big.setPointSizeF(before.pointSizeF() * 1.5);
        QSignalSpy changed(&theme, &Theme::changed);
        QApplication::setFont(big);
        QTRY_VERIFY(changed.count() > 0);
        QVERIFY(metrics().header > header);
        QApplication::setFont(before);
        QTRY_COMPARE(metrics().header, header);
    }

    void styleSheetIsFilledIn() {
        const Metrics sizes{QApplication::font()};
        const ColorSet colors = ColorSet::of(Scheme::Light);
        const QString sheet =
            makeStyleSheet(QStringLiteral("A { color: @muted; padding: 0 28px; }"), colors, sizes);
        QVERIFY(sheet.contains(QStringLiteral("color: %1;").arg(colors[Token::Muted].name())));
        QVERIFY(sheet.contains(QStringLiteral("padding: 0 %1px").arg(sizes.button)));
        QVERIFY(sheet.contains(QStringLiteral("[typeRole=\"title\"]")));
    }

    void styleSheetNamesOnlyTokens() {
        QFile file(QStringLiteral(":/theme/weir.qss"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSet<QString> known;
        for (const NamedToken& named : namedTokens()) {
            known.insert(named.name.toString());
        }
        const QString text = QString::fromUtf8(file.readAll());
        static const QRegularExpression pattern(QStringLiteral("@(\\w+)"));
        for (auto each = pattern.globalMatch(text); each.hasNext();) {
            const QString name = each.next().captured(1);
            QVERIFY2(known.contains(name), qPrintable(name));
        }
    }

    void typeIsNeverSmallerThanTheLookAllows() {
        const double body = font(TextRole::Body).pointSizeF();
        for (const TextRole role : kTextRoles) {
            QVERIFY(font(role).pointSizeF() >= body - 1);
        }
        QCOMPARE(font(TextRole::Title).pointSizeF(), body + 3);
        QVERIFY(QFontInfo(font(TextRole::Mono)).fixedPitch());
    }

    void iconTakesItsColourAndDeviceRatio() {
        const QColor ink = ColorSet::of(Scheme::Light)[Token::Error];
        const QPixmap pixmap = iconPixmap(QStringLiteral("square"), 16, ink, 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
        const QImage image = pixmap.toImage().convertToFormat(QImage::Format_ARGB32);
        QVERIFY(strongest(image).name() == ink.name());
    }

    void iconFollowsTheTheme() {
        Theme theme(*qApp, ThemeChoice::Light);
        const QIcon sign = icon(QStringLiteral("square"), Token::Error);
        theme.setChoice(ThemeChoice::Dark);
        const QImage image =
            sign.pixmap(QSize(32, 32), 1.0).toImage().convertToFormat(QImage::Format_ARGB32);
        QCOMPARE(strongest(image).name(), ColorSet::of(Scheme::Dark)[Token::Error].name());
    }

    void everyIconIsALineIconOfTheGrid() {
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() > 40);
        for (const QString& name : files) {
            QFile file(QStringLiteral(":/icons/") + name);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("viewBox=\"0 0 24 24\""), qPrintable(name));
            QVERIFY2(svg.contains("stroke=\"currentColor\" stroke-width=\"1.8\""),
                     qPrintable(name));
            QVERIFY2(!svg.contains('#'), qPrintable(name));
            const QPixmap pixmap = iconPixmap(name.chopped(4), 16, Qt::black, 1.0);
            QVERIFY2(strongest(pixmap.toImage().convertToFormat(QImage::Format_ARGB32)).alpha() > 0,
                     qPrintable(name));
        }
    }

    void digitsStandUnderEachOther() {
        const QFont body = QApplication::font();
        QCOMPARE(figuresWidth(body, QStringLiteral("111")),
                 figuresWidth(body, QStringLiteral("888")));
    }

    void unevenDigitsAreDrawnInCells() {
        // Every face at hand, even or not: all digits take the same room.
        for (const QString& family : QFontDatabase::families().mid(0, 40)) {
            const QFont face(family);
            QCOMPARE(figuresWidth(face, QStringLiteral("1017")),
                     figuresWidth(face, QStringLiteral("2888")));
        }
    }

private:
    static void check(const Pair& pair, double least) {
        const ColorSet light = ColorSet::of(Scheme::Light);
        const ColorSet dark = ColorSet::of(Scheme::Dark);
        const double inLight = contrastRatio(light[pair.ink], light[pair.ground]);
        const double inDark = contrastRatio(dark[pair.ink], dark[pair.ground]);
        const QString what = QStringLiteral("%1 on %2: %3 light, %4 dark")
                                 .arg(namedTokens()[static_cast<std::size_t>(pair.ink)].name)
                                 .arg(namedTokens()[static_cast<std::size_t>(pair.ground)].name)
                                 .arg(inLight)
                                 .arg(inDark);
        QVERIFY2(inLight >= least && inDark >= least, qPrintable(what));
        QVERIFY2(isNear(inLight, pair.light) && isNear(inDark, pair.dark), qPrintable(what));
    }

    // The most opaque pixel.
    static QColor strongest(const QImage& image) {
        QColor found = Qt::transparent;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                const QColor pixel = image.pixelColor(x, y);
                if (pixel.alpha() > found.alpha()) {
                    found = pixel;
                }
            }
        }
        return found;
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTheme)
#include "test_theme.moc"
