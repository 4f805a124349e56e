// The mark of the product.
export function Mark({ size = 26 }: { readonly size?: number }) {
  return <img src="/favicon.svg" width={size} height={size} alt="" />;
}
