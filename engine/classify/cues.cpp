// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/cues.hpp"

#include <string>
#include <unordered_map>

namespace weir::classify {

namespace {

struct CueWords {
    Cue cue;
    std::string_view words;  // with spaces between them
};

constexpr CueWords kCueWords[] = {
    {Cue::English,
     "the a an of to and in is are was for with that this it on as be by from at or my your i you "
     "we they he she have has do does please me can could would should not what how if there their "
     "its which who will"},
    {Cue::German,
     "der die das ein eine einen einem einer und ist sind war für mit dass dies diese dieser "
     "dieses "
     "es auf als von zu im am oder mein meine dein ich du wir sie er hat haben nicht was wie wenn "
     "den dem des bitte mir mich kann können soll sollte aus bei nach über auch noch nur ihr "
     "warum"},
    {Cue::Technology,
     "python javascript typescript java kotlin swift rust golang elixir erlang dart lua matlab "
     "php ruby perl scala haskell c++ cpp csharp html css sql mysql postgres postgresql sqlite "
     "mongodb redis kafka docker dockerfile kubernetes k8s helm terraform ansible nginx linux "
     "bash regex regexp api apis rest graphql grpc http https endpoint endpoints json yaml xml "
     "csv react vue angular svelte nextjs nodejs django flask fastapi dotnet numpy pandas pytorch "
     "tensorflow cuda opengl qt cmake makefile git github gitlab commit repo repository code "
     "codebase function functions struct enum array arrays mutex async await callback compiler "
     "compile frontend backend server database refactor algorithm algorithms recursion parser "
     "lint linter cli sdk webhook oauth jwt cache queue serializer scheduler pagination config "
     "plugin runtime string checkbox dropdown funktion funktionen quelltext datenbank abfrage "
     "bibliothek abhängigkeit testfall"},
    {Cue::Fault,
     "error errors exception exceptions traceback crash crashes crashed crashing fails failed "
     "failing failure bug bugs broken undefined null nullpointerexception segfault deadlock leak "
     "leaks stacktrace wrong incorrect unexpected hangs freezes timeout debug fix fixed warning "
     "fehler fehlermeldung absturz abstürzt kaputt defekt falsch hängt schlägt funktioniert "
     "klappt beheben behebe debugge"},
    {Cue::Math,
     "integral derivative equation equations matrix matrices polynomial theorem lemma proof prove "
     "proves integer integers prime primes probability triangle circle angle vector vectors "
     "eigenvalue eigenvalues modulo divisible sum product sequence series limit converges "
     "real complex numbers number calculate compute solve solution solutions percent "
     "average mean remainder digits perimeter area volume radius polygon graph vertices edges set "
     "subset group ring field cardinality inequality minimum maximum value values ratio fraction "
     "hours minutes km mph total cost costs "
     "integral ableitung gleichung gleichungen matrix beweis beweise beweisen primzahl "
     "wahrscheinlichkeit dreieck kreis winkel vektor summe produkt folge reihe grenzwert rechne "
     "berechne berechnen löse lösung prozent durchschnitt rest ziffern umfang fläche volumen"},
    {Cue::Demand,
     "must should ensure without least most exactly only every each except including constraint "
     "constraints requirement requirements also additionally support handle avoid unless between "
     "muss müssen soll sollen ohne mindestens höchstens genau jede jeder jedes außer außerdem "
     "zusätzlich vermeide anforderung anforderungen beachte"},
    {Cue::Deep,
     "prove proof derive rigorous architecture architect design designing optimize optimise "
     "optimization tradeoff tradeoffs scalable scalability distributed "
     "concurrency concurrent consistency tolerance algorithm complexity refactor "
     "migrate migration strategy strategic evaluate critique analyze analyse analysis "
     "comprehensive "
     "thorough detailed implications compare compares contrast investigate research "
     "synthesize framework theorem formal model models simulate simulation performance "
     "security threat race compiler garbage collector philosophical strategic uniformly refactor "
     "beweise beweis beweisen herleiten herleitung architektur entwirf entwerfe entwurf optimiere "
     "optimieren skalierbar skalierung verteilt verteiltes nebenläufig nebenläufigkeit strategie "
     "bewerte bewertung analysiere analyse umfassend gründlich ausführlich detailliert vergleiche "
     "abwägung typinferenz leite herleiten diskutiere migration umbauen untersuche sicherheit "
     "leistung"},
    {Cue::Easy,
     "typo rename capital spelling synonym synonyms define definition convert hello hi hey thanks "
     "thank quick quickly simple short briefly capitalize uppercase lowercase list name "
     "spell color colour date day year "
     "tippfehler umbenennen hauptstadt rechtschreibung synonym synonyme definiere hallo danke "
     "kurz kurze einfach einfache schnell großschreiben liste nenne farbe datum jahr"},
    {Cue::Making,
     "write create generate compose draft develop prepare produce rewrite craft "
     "schreibe schreib erstelle verfasse formuliere entwirf entwickle erzeuge dichte"},
    {Cue::Asking,
     "what why how when where who which whose explain describe is are does do can did was were "
     "define tell"},
    {Cue::AskingGerman,
     "was warum wie wann wo wer welche welcher welches wozu woher wieso weshalb erkläre erklär "
     "beschreibe ist sind"},
};

using Table = std::unordered_map<std::string_view, std::uint16_t>;

Table makeTable() {
    Table table;
    for (const CueWords& each : kCueWords) {
        std::string_view rest = each.words;
        while (!rest.empty()) {
            const std::size_t end = rest.find(' ');
            table[rest.substr(0, end)] |= bit(each.cue);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
    }
    return table;
}

}  // namespace

std::uint16_t cuesOf(std::string_view word) {
    static const Table kTable = makeTable();
    const auto found = kTable.find(word);
    return found == kTable.end() ? std::uint16_t(0) : found->second;
}

}  // namespace weir::classify
