namespace AnimeGan.Notebooks.Html.Formulas;

/// <summary>What LaTeX's commands stand for.</summary>
internal static class LatexSymbols
{
    /// <summary>Letters: they are set as identifiers.</summary>
    public static IReadOnlyDictionary<string, string> Letters { get; } = Pairs(
        """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
        nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
        ell ℓ hbar ℏ imath ı jmath ȷ Re ℜ Im ℑ aleph ℵ infty ∞ emptyset ∅ varnothing ∅ partial ∂ nabla ∇ top ⊤ bot ⊥
        ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ prime ′ angle ∠ triangle △ square □ checkmark ✓
        """);

    /// <summary>Operators and relations.</summary>
    public static IReadOnlyDictionary<string, string> Operators { get; } = Pairs(
        """
        cdot ⋅ times × div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet • oplus ⊕ otimes ⊗ odot ⊙ setminus ∖
        le ≤ leq ≤ ge ≥ geq ≥ ll ≪ gg ≫ ne ≠ neq ≠ equiv ≡ sim ∼ simeq ≃ approx ≈ cong ≅ propto ∝ mid ∣ nmid ∤
        parallel ∥ perp ⊥ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ cup ∪ cap ∩ forall ∀ exists ∃ neg ¬
        land ∧ lor ∨ wedge ∧ vee ∨ to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
        Leftrightarrow ⇔ implies ⟹ iff ⟺ mapsto ↦ longrightarrow ⟶ longmapsto ⟼ uparrow ↑ downarrow ↓ gets ←
        coloneqq ≔ triangleq ≜ doteq ≐ asymp ≍ prec ≺ succ ≻ preceq ⪯ succeq ⪰ colon :
        """);

    /// <summary>Brackets that stretch with \left and \right.</summary>
    public static IReadOnlyDictionary<string, string> Brackets { get; } = Pairs(
        """
        { { } } lbrace { rbrace } langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert |
        lVert ‖ rVert ‖ Vert ‖ | ‖ lbrack [ rbrack ]
        """);

    /// <summary>Operators whose limits stand above and below.</summary>
    public static IReadOnlyDictionary<string, string> BigOperators { get; } = Pairs(
        "sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀");

    /// <summary>Integrals: large, with their limits at the side.</summary>
    public static IReadOnlyDictionary<string, string> Integrals { get; } = Pairs("int ∫ iint ∬ iiint ∭ oint ∮");

    /// <summary>Functions with upright names.</summary>
    public static IReadOnlySet<string> Functions { get; } = Words(
        "log ln lg exp sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan arg deg dim hom ker Pr");

    /// <summary>Functions with upright names whose limits stand below.</summary>
    public static IReadOnlySet<string> LimitFunctions { get; } = Words("min max sup inf lim liminf limsup argmin argmax det gcd");

    /// <summary>Accents over one letter or a group.</summary>
    public static IReadOnlyDictionary<string, string> Accents { get; } = Pairs(
        "hat ^ widehat ^ tilde ~ widetilde ~ bar ¯ overline ‾ vec → dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave ` overrightarrow → overbrace ⏞");

    /// <summary>Marks below a group.</summary>
    public static IReadOnlyDictionary<string, string> Underlines { get; } = Pairs("underline _ underbrace ⏟");

    /// <summary>Spaces, in em.</summary>
    public static IReadOnlyDictionary<string, string> Spaces { get; } = Pairs(
        ", 0.1667em : 0.2222em > 0.2222em ; 0.2778em ! -0.1667em quad 1em qquad 2em enspace 0.5em thinspace 0.1667em");

    /// <summary>The characters of Unicode's mathematical alphabets.</summary>
    /// <param name="alphabet">mathbb, mathcal, mathbf, mathfrak, mathsf, mathtt and their synonyms.</param>
    /// <param name="text">Letters and digits.</param>
    /// <returns>The text in that alphabet; characters that it lacks stay as they are.</returns>
    public static string InAlphabet(string alphabet, string text) => string.Concat(text.Select(c => InAlphabet(alphabet, c)));

    private static string InAlphabet(string alphabet, char c)
    {
        var (upper, lower, digit, exceptions) = alphabet switch
        {
            "mathbb" or "Bbb" => (0x1D538, 0x1D552, 0x1D7D8, "Cℂ Hℍ Nℕ Pℙ Qℚ Rℝ Zℤ"),
            "mathcal" or "mathscr" => (0x1D49C, 0x1D4B6, 0, "Bℬ Eℰ Fℱ Hℋ Iℐ Lℒ Mℳ Rℛ eℯ gℊ oℴ"),
            "mathfrak" => (0x1D504, 0x1D51E, 0, "Cℭ Hℌ Iℑ Rℜ Zℨ"),
            "mathsf" => (0x1D5A0, 0x1D5BA, 0x1D7E2, string.Empty),
            "mathtt" => (0x1D670, 0x1D68A, 0x1D7F6, string.Empty),
            _ => (0x1D400, 0x1D41A, 0x1D7CE, string.Empty),
        };
        var place = exceptions.IndexOf(c, StringComparison.Ordinal);
        return c switch
        {
            _ when place >= 0 => exceptions[place + 1].ToString(),
            >= 'A' and <= 'Z' => char.ConvertFromUtf32(upper + c - 'A'),
            >= 'a' and <= 'z' => char.ConvertFromUtf32(lower + c - 'a'),
            >= '0' and <= '9' when digit > 0 => char.ConvertFromUtf32(digit + c - '0'),
            _ => c.ToString(),
        };
    }

    private static Dictionary<string, string> Pairs(string table)
    {
        var words = table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }

    private static HashSet<string> Words(string list) => [.. list.Split(' ')];
}
