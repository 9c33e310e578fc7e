import { Onboarding } from "./onboarding.jsx";

export default async function Page({ searchParams }) {
  const { proxy } = await searchParams;
  return (
    <main>
      <h1>Harbour Bank</h1>
      <Onboarding proxy={proxy} />
    </main>
  );
}
