import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Says of each PDF and each standard whether the one meets the other, and what does not. */
class Validate {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String standard : new String[] {"3a", "ua1"}) {
                var flavour = PDFAFlavour.fromString(standard);
                var foundry = Foundries.defaultInstance();
                try (var parser = foundry.createParser(new FileInputStream(file), flavour);
                     var validator = foundry.createValidator(flavour, false)) {
                    var result = validator.validate(parser);
                    System.out.println(standard + " " + result.isCompliant() + " " + result.getFailedChecks().keySet());
                }
            }
        }
    }
}
