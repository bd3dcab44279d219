import type { PerLanguage } from '../language.ts'
import { englishMisspellings } from './english-misspellings.ts'

/** Lines of "wrong → right". */
const words = (list: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    list
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line.includes(' → '))
      .map((line) => line.split(' → ') as [string, string]),
  )

/**
 * What the newsletter got wrong before and what everybody does, in lower case; `*` holds for all languages, because English
 * terms stand in every edition. An entry may be several words. No entry is a word of the language that it stands under.
 */
export const xmppMisspellings: PerLanguage<Readonly<Record<string, string>>> = {
  '*': words(`
    announcments → announcements
    authentification → authentication
    authenification → authentication
    comptatible → compatible
    compatability → compatibility
    compatiblity → compatibility
    interoperatibility → interoperability
    interoperabilty → interoperability
    intereoperability → interoperability
    depreciated → deprecated
    ephmeral → ephemeral
    ephemereal → ephemeral
    encrytion → encryption
    encyption → encryption
    encrpytion → encryption
    extention → extension
    extentions → extensions
    gdrp → GDPR
    liverbia → Libervia
    melium → mellium
    moongoseim → MongooseIM
    moongooseim → MongooseIM
    mongoseim → MongooseIM
    moongoose → Mongoose
    standars → standards
    uwxp → UWPX
    xmmp → XMPP
    xpmm → XMPP
    xmpppp → XMPP
    siskimim → SiskinIM
    coversejs → conversejs
    converjs → conversejs
    prosodie → Prosody
    gajjim → Gajim
    omeno → OMEMO
    newletter → newsletter
    newsleter → newsletter
    newslettter → newsletter
    vulnerabitliy → vulnerability
    implementaion → implementation
    specifcation → specification
    protocoll-extension → protocol extension`),
  en: words(englishMisspellings),
  de: words(`
    abwartskompatibilität → abwärtskompatibilität
    ankündingungen → ankündigungen
    anzuhöngen → anzuhängen
    darüberhinaus → darüber hinaus
    desweiteren → des Weiteren
    einie → einige
    entwicklen → entwickeln
    entwurd → entwurf
    eränze → ergänze
    erweiterumgen → erweiterungen
    featurerreichen → featurereichen
    fehlerkoorrekturen → fehlerkorrekturen
    forzuführen → fortzuführen
    gelößt → gelöst
    garnicht → gar nicht
    garnichts → gar nichts
    geschwindikgeit → geschwindigkeit
    herzusetellen → herzustellen
    imernoch → immer noch
    immernoch → immer noch
    interopabilität → interoperabilität
    interoperabiltät → interoperabilität
    kanst → kannst
    moeglich → möglich
    nutzunh → nutzung
    spontant → spontan
    standart → Standard
    standarts → Standards
    unterstützug → unterstützung
    unterstüzung → unterstützung
    unterstüzt → unterstützt
    unterstützenung → unterstützung
    velrinkten → verlinkten
    verbesesrungen → verbesserungen
    verbesserungn → verbesserungen
    verisonen → versionen
    verison → version
    veröffentlichug → veröffentlichung
    veröffenlicht → veröffentlicht
    veröffentlich → veröffentlicht
    vorsgestellt → vorgestellt
    vorraussetzung → voraussetzung
    vorraussetzungen → voraussetzungen
    vorraus → voraus
    wiederspruch → widerspruch
    zumindestens → zumindest
    zusammen fassung → zusammenfassung
    ünterstützenden → unterstützenden
    übersetzugen → übersetzungen
    benachrichtigugen → benachrichtigungen
    verschlüsslung → verschlüsselung
    maßnahem → maßnahme
    ebensowenig → ebenso wenig`),
  es: words(`
    anunción → anunció
    articulos → artículos
    correción → corrección
    decisiónes → decisiones
    desarollo → desarrollo
    desarollador → desarrollador
    desarolladores → desarrolladores
    digale → dígale
    espesificaciones → especificaciones
    extensiónes → extensiones
    houras → horas
    instantanea → instantánea
    instantaneo → instantáneo
    mensajeria → mensajería
    rederes → redes
    tambien → también
    traduccion → traducción
    traducciónes → traducciones
    tranductor → traductor
    versiónes → versiones
    actualizacion → actualización
    actualizaciónes → actualizaciones
    informacion → información
    publicacion → publicación
    aplicacion → aplicación
    solucion → solución
    implementacion → implementación`),
  fr: words(`
    biensur → bien sûr
    dévelopement → développement
    développment → développement
    developpement → développement
    developpeurs → développeurs
    dicussions → discussions
    instantannée → instantanée
    language → langage
    parmis → parmi
    malgrés → malgré
    quelques-unes unes → quelques-unes
    connection → connexion
    traffic → trafic
    evènement → évènement`),
  it: words(`
    possibiltà → possibilità
    qual'è → qual è
    perchè → perché
    poichè → poiché
    affinchè → affinché
    finchè → finché
    aggiornameto → aggiornamento
    aggiornameti → aggiornamenti
    implemetazione → implementazione
    un pò → un po'
    aldilà → al di là
    accellerare → accelerare
    conoscienza → conoscenza`),
  'pt-br': words(`
    antingas → antigas
    anúnico → anúncio
    aplicacoes → aplicações
    applicativos → aplicativos
    applicativo → aplicativo
    canditate → candidate
    correçoes → correções
    códinome → codinome
    distribuido → distribuído
    distribuida → distribuída
    dowload → download
    forner → fornecer
    françês → francês
    gerencimaneto → gerenciamento
    jlançamento → lançamento
    mútiplos → múltiplos
    privaciade → privacidade
    specificações → especificações
    versao → versão
    versoes → versões
    volutários → voluntários
    canditate-se → candidate-se
    vooperativa → cooperativa
    xpp → XMPP
    atravez → através
    excessão → exceção`),
}
